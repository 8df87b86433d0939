import type { Language } from './language.ts'

/** When messages reach somebody, as they have set it; a null is as the force has it. */
export type MessageHours = {
  /** 1 (Monday) to 7 (Sunday). */
  digestDay: number | null
  /** `HH:MM`, local. */
  digestTime: string | null
  /** Both or neither; `HH:MM`, local. They may go over midnight. */
  quietFrom: string | null
  quietUntil: string | null
}

/** Everything a person can set for themselves. */
export type Setting = MessageHours & { language: Language | null }

export const NOTHING_SET: Setting = {
  digestDay: null,
  digestTime: null,
  quietFrom: null,
  quietUntil: null,
  language: null,
}

/** When the weekly summary comes where nobody has chosen: a product default that a force may set later. */
export const DIGEST = { day: 1, time: '09:00' } as const

/** When somebody's summary comes, and whether they chose it. */
export type DigestTime = { day: number; time: string; chosen: boolean }

export const digestTimeOf = ({
  digestDay,
  digestTime,
}: Pick<MessageHours, 'digestDay' | 'digestTime'>): DigestTime => ({
  day: digestDay ?? DIGEST.day,
  time: digestTime ?? DIGEST.time,
  chosen: digestDay !== null || digestTime !== null,
})
