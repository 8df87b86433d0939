import type { CorrectedFields, Correction, LaidEntry } from '../../kernel/correction.ts'
import type { DirectoryChange } from '../../kernel/facts.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'

/** A change as an editor makes it: what is to stand over the entry from now on, and the version they were looking at. */
export type Change = Pick<Correction, 'service' | 'switched' | 'offBecause'> & {
  kind: DirectoryChange
  fields: CorrectedFields
  /** `mine`: by the editor, today. `kept`: as it is. Null: nobody has checked what stands there now. */
  checked: 'mine' | 'kept' | null
  /** 0 where nothing had been changed yet. */
  seen: number
}

/** What stays when one thing is changed. A correction that fits no more is not what the editor was looking at: it goes. */
function standing({ correction, refused }: LaidEntry): Pick<Change, 'fields' | 'switched' | 'offBecause'> {
  const { fields = {}, switched = null, offBecause = null } = correction ?? {}
  return { fields: refused ? {} : fields, switched, offBecause }
}

const about = (entry: LaidEntry, seen: number) => ({ ...standing(entry), service: entry.service.id, seen })

export const checking = (entry: LaidEntry, seen: number): Change => ({
  ...about(entry, seen),
  kind: 'directory.checked',
  checked: 'mine',
})

export const correcting = (entry: LaidEntry, seen: number, asked: Pick<Change, 'fields' | 'checked'>): Change => ({
  ...about(entry, seen),
  ...asked,
  kind: 'directory.corrected',
})

export const switchingOff = (entry: LaidEntry, seen: number, offBecause: string): Change => ({
  ...about(entry, seen),
  kind: 'directory.switched-off',
  switched: 'off',
  offBecause,
  checked: 'kept',
})

/** What the files keep off could not be confirmed: it comes back with a check, not without. */
export const comesBackWithCheck = ({ file }: LaidEntry): boolean => file.status === 'off'

export const switchingOn = (entry: LaidEntry, seen: number): Change => ({
  ...about(entry, seen),
  kind: 'directory.switched-on',
  switched: comesBackWithCheck(entry) ? 'on' : null,
  offBecause: null,
  checked: comesBackWithCheck(entry) ? 'mine' : 'kept',
})

/** The correction that a change would make, to be held against the rules before it is written. */
export function drafted(
  change: Change,
  before: Correction | null,
  editor: { name: string; now: Instant; today: LocalDate },
): Correction {
  const { service, fields, switched, offBecause, seen } = change
  const checked = {
    mine: { on: editor.today, by: editor.name },
    kept: before?.checked ?? null,
    none: null,
  }[change.checked ?? 'none']
  const changed = { at: editor.now, by: editor.name }
  return { service, fields, switched, offBecause, checked, version: seen + 1, changed }
}
