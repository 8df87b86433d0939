import type { Correction } from '../../src/kernel/correction.ts'

/** A correction that changes nothing, made on Tuesday 24 November 2026, with what a test wants of it. */
export const correction = (service: string, changes: Partial<Correction> = {}): Correction => ({
  service,
  fields: {},
  switched: null,
  offBecause: null,
  checked: null,
  version: 1,
  changed: { at: new Date('2026-11-24T10:00:00Z'), by: 'Ruth Adeyemi' },
  ...changes,
})
