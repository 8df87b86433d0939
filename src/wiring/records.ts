import type { Config } from '../config.ts'
import type { DoorLog, EnrolledRoom, OpenRoom, Web } from '../conversation/exchange.ts'
import type { Policy } from '../directory/policy.ts'
import type { OfferExport } from '../kernel/export.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Cipher } from '../store/cipher.ts'
import type { Database } from '../store/database.ts'
import type { Node } from '../view/message.ts'
import { actionRules, actions } from './actions.ts'
import { cover, coverRules } from './cover.ts'
import { exporting } from './exports.ts'
import { handover, handoverCopy, handoverRules } from './handover.ts'
import { management, managementExport, managementRules } from './management.ts'
import { record, recordExport, recordMessages } from './record.ts'
import { settings } from './settings.ts'
import type { Signposting } from './wellbeing.ts'

/** What every room of records is made of. `elsewhere` answers what a room has nothing to say to. */
export type RecordDeps = {
  database: Database
  cipher: Cipher
  newId(): string
  policy: Policy
  elsewhere: OpenRoom
  /** What to show with what was saved when its words may speak of danger; `own`: the writer's own. */
  help(words: string, own: boolean): readonly Node[]
}

/** What the rooms get beside that. */
export type RoomDeps = RecordDeps & { offer: OfferExport }

type Outer = Omit<RecordDeps, 'elsewhere' | 'help'> & {
  signposting: Pick<Signposting, 'unknownWords' | 'beside'>
  /** Where one-time links to copies are opened. */
  pages: { config: Pick<Config, 'publicUrl' | 'simulator'>; web: Web; clock: Clock; log: DoorLog }
}

export type RecordRooms = Readonly<
  Record<'record' | 'actions' | 'management' | 'handover' | 'cover' | 'settings', EnrolledRoom>
>

/** The rooms about people's records, beside the one that logs. */
export function recordRooms({ signposting, pages, ...parts }: Outer): RecordRooms {
  const managementCopy = managementExport(parts)
  const sources = {
    record: recordExport(parts, [managementCopy.entries, handoverCopy(parts)]),
    management: managementCopy,
  }
  const offer = exporting({ ...parts, ...pages, sources })
  const deps: RoomDeps = { ...parts, offer, elsewhere: signposting.unknownWords, help: signposting.beside }
  return {
    record: record(deps),
    actions: actions(deps),
    management: management(deps),
    cover: cover(deps),
    handover: handover(deps),
    settings: settings(deps),
  }
}

/** The rules of the messages that these rooms send. */
export const recordRules = (deps: Pick<RecordDeps, 'database' | 'cipher' | 'newId' | 'policy'>) => ({
  ...recordMessages(deps),
  ...actionRules(deps),
  ...managementRules(deps),
  ...coverRules(deps, deps.policy.peoplePerSupervisor),
  ...handoverRules(deps),
})
