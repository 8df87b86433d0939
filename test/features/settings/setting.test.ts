import { describe, expect, test } from 'vitest'
import { checkSetting, chosenIn, DIGEST_HOURS } from '../../../src/features/settings/setting.ts'
import { settingsForm, settingsMessage } from '../../../src/features/settings/views.ts'
import { NOTHING_SET, type Setting } from '../../../src/kernel/setting.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { renderEverywhere, renderFaults } from '../../support/expect-render.ts'

const CHOSEN = chosenIn(NOTHING_SET, 'en')
const errorsOf = (changes: Record<string, string>): Readonly<Record<string, string>> => {
  const checked = checkSetting({ ...CHOSEN, ...changes }, 'en')
  return checked.ok ? {} : checked.errors
}

test('what is chosen comes back as it was chosen, and what is as the force has it is kept as such', () => {
  const own: Setting = { digestDay: 5, digestTime: '07:00', quietFrom: '22:00', quietUntil: '06:00', language: 'cy' }
  expect(checkSetting(chosenIn(own, 'en'), 'en')).toEqual({ ok: true, setting: own })
  expect(checkSetting(CHOSEN, 'en')).toEqual({ ok: true, setting: NOTHING_SET })
})

describe('refused, each in its place', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a day that is none', { digestDay: '8' }, 'digestDay'],
    ['half a day', { digestDay: '1.5' }, 'digestDay'],
    ['an hour in which the clocks change', { digestTime: '02:00' }, 'digestTime'],
    ['an hour that is none', { digestTime: '25:00' }, 'digestTime'],
    ['quiet hours without an end', { quietFrom: '22:00' }, 'quietUntil'],
    ['quiet hours without a beginning', { quietUntil: '07:00' }, 'quietFrom'],
    ['quiet hours of no length', { quietFrom: '22:00', quietUntil: '22:00' }, 'quietUntil'],
    ['a summary in quiet hours', { digestTime: '06:00', quietFrom: '22:00', quietUntil: '07:00' }, 'digestTime'],
    ['quiet hours over the force’s own hour', { quietFrom: '08:00', quietUntil: '10:00' }, 'digestTime'],
    ['a language that is none', { language: 'tlh' }, 'language'],
  ])('%s', (_what, changes, field) => {
    expect(Object.keys(errorsOf(changes))).toEqual([field])
  })
  test('every fault at once', () => {
    const nothing = checkSetting({}, 'en')
    expect(nothing.ok ? [] : Object.keys(nothing.errors).sort()).toEqual(Object.keys(CHOSEN).sort())
  })
})

test('no hour of a summary is one in which clocks change', () => {
  expect(DIGEST_HOURS[0]).toBe('04:00')
})

describe('the screens', () => {
  test.each(['settings', 'form'])('%s break no rule of any door', (which) => {
    const view = which === 'form' ? settingsForm(CHOSEN, {}, 0) : settingsMessage(NOTHING_SET, 'en', false)
    expect(renderFaults(renderEverywhere(view))).toEqual([])
  })
  test('say that there is no off', () => {
    const said = 'can’t be switched off'
    expect(messageToText(settingsMessage(NOTHING_SET, 'en', false))).toContain(said)
    expect(settingsForm(CHOSEN, {}, 0).intro.join()).toContain(said)
  })
})
