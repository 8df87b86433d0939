import { describe, expect, test } from 'vitest'
import { correctable } from '../../../src/directory/corrected.ts'
import { needsChecking, queue } from '../../../src/features/directory/queue.ts'
import { listMessage } from '../../../src/features/directory/views.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { entry, file } from '../../directory/files.ts'
import { day } from '../../support/days.ts'

const RULES = {
  everyDays: 182,
  graceDays: 60,
  firstStart: new Date('2026-11-01T09:00:00Z'),
  neverHidden: ['emergency'],
}
const TODAY = day('2026-11-24')
const rung = (id: string, verifiedOn: string) => entry({ id, name: id, status: 'rung', verifiedOn, verifiedBy: 'Sam' })
const { lay } = correctable({
  forcePath: file(
    rung('current', '2026-11-20'),
    rung('soon', '2026-06-10'),
    rung('due', '2026-05-01'),
    rung('hidden', '2026-01-01'),
    entry({ id: 'never', name: 'never' }),
    entry({ id: 'mine', name: 'mine', owner: 'RUTH@force.example' }),
    entry({ id: 'off', name: 'off', status: 'off', offBecause: 'Closed.' }),
  ),
})
const { entries } = lay([])
const own = new Set(['current', 'soon', 'due', 'hidden', 'never', 'mine', 'off'])
const queued = queue(
  entries.filter(({ service }) => own.has(service.id)),
  RULES,
  TODAY,
  { email: 'ruth@force.example' },
)

test('what needs checking comes first: past its review, due soon, never rung; one’s own before others’', () => {
  expect(queued.map(({ service }) => service.id)).toEqual(['hidden', 'due', 'soon', 'mine', 'never', 'current', 'off'])
  expect(queued.filter(needsChecking).map(({ standing }) => standing)).toEqual([
    'hidden',
    'due',
    'soon',
    'never',
    'never',
  ])
})

describe('the list', () => {
  const all = queue(entries, RULES, TODAY, { email: '' })
  test('holds every entry once over its pages, and a page that is not there is the last', () => {
    const labels: string[] = []
    for (let page = 0; page < Math.ceil(all.length / 8); page++) {
      const { body } = listMessage(all, 'all', page)
      labels.push(
        ...body
          .flatMap((node) => (node.kind === 'buttons' ? node.buttons : []))
          .flatMap(({ name, carry }) => (name === 'directory.open' ? [carry.service ?? ''] : [])),
      )
    }
    expect(labels.sort()).toEqual(all.map(({ service }) => service.id).sort())
    expect(listMessage(all, 'all', 999)).toEqual(listMessage(all, 'all', Math.ceil(all.length / 8) - 1))
  })
  test('says so when nothing needs checking', () => {
    const checked = queued.filter(({ standing }) => standing === 'current')
    expect(messageToText(listMessage(checked, 'checks', 0))).toContain('Nothing needs checking.')
  })
  test('cuts no name silently: a long one ends in dots on its button and stands whole above it', () => {
    const name = 'A very long name '.repeat(5).trim()
    const [long] = queue(correctable({ forcePath: file(entry({ name })) }).lay([]).entries, RULES, TODAY, {
      email: '',
    }).filter(({ service }) => service.id === 'our-line')
    const text = messageToText(listMessage(long ? [long] : [], 'checks', 0))
    expect(text).toContain(name)
    expect(text).toContain('…')
  })
})
