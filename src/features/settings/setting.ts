import { LANGUAGES, type Language } from '../../kernel/language.ts'
import { isQuietAt } from '../../kernel/quiet.ts'
import { DIGEST, digestTimeOf, type Setting } from '../../kernel/setting.ts'

/** What somebody has set, and the version they saw. Version 0: nothing was set yet. */
export type Kept = { setting: Setting; version: number }

/** How a form says that there are no quiet hours. */
export const NONE = 'none'

const hour = (at: number): string => `${String(at).padStart(2, '0')}:00`
export const HOURS: readonly string[] = Array.from({ length: 24 }, (_, at) => hour(at))
/** The clocks change in the hours left out: a summary at one of those would come twice or not at its hour. */
export const DIGEST_HOURS: readonly string[] = HOURS.slice(4)

export type Checked = { ok: true; setting: Setting } | { ok: false; errors: Record<string, string> }

/** Checks what was chosen, every fault at once. What is as the force has it is kept as such. */
export function checkSetting(chosen: Readonly<Record<string, string>>, ofForce: Language): Checked {
  const errors: Record<string, string> = {}
  const day = Number(chosen.digestDay)
  if (!Number.isInteger(day) || day < 1 || day > 7) errors.digestDay = 'Choose the day of your weekly summary.'
  const time = chosen.digestTime ?? ''
  if (!DIGEST_HOURS.includes(time)) errors.digestTime = 'Choose the hour of your weekly summary.'
  const [from, until] = [quiet(chosen.quietFrom), quiet(chosen.quietUntil)]
  if (from === undefined) errors.quietFrom = 'Choose when your quiet hours begin, or no quiet hours.'
  if (until === undefined) errors.quietUntil = 'Choose when your quiet hours end, or no quiet hours.'
  if (from && until === null) errors.quietUntil = 'Choose when your quiet hours end as well.'
  if (until && from === null) errors.quietFrom = 'Choose when your quiet hours begin as well.'
  if (from && from === until) errors.quietUntil = 'Quiet hours can’t begin and end at the same hour.'
  if (from && until && !errors.digestTime && !errors.quietUntil && isQuietAt(time, from, until))
    errors.digestTime = 'That hour is in your quiet hours. Choose another hour for your summary.'
  const language = LANGUAGES.find((one) => one === chosen.language)
  if (!language) errors.language = 'Choose a language.'
  if (Object.keys(errors).length > 0 || !language) return { ok: false, errors }
  return {
    ok: true,
    setting: {
      digestDay: day === DIGEST.day ? null : day,
      digestTime: time === DIGEST.time ? null : time,
      quietFrom: from ?? null,
      quietUntil: until ?? null,
      language: language === ofForce ? null : language,
    },
  }
}

/** Null: none. Undefined: nothing that can be chosen. */
function quiet(text: string | undefined): string | null | undefined {
  return text === NONE ? null : HOURS.find((hour) => hour === text)
}

/** The same as a form holds it. */
export function chosenIn(setting: Setting, ofForce: Language): Record<string, string> {
  const { day, time } = digestTimeOf(setting)
  return {
    digestDay: `${day}`,
    digestTime: time,
    quietFrom: setting.quietFrom ?? NONE,
    quietUntil: setting.quietUntil ?? NONE,
    language: setting.language ?? ofForce,
  }
}
