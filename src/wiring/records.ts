import type { EnrolledRoom, OpenRoom } from '../conversation/exchange.ts'
import type { Policy } from '../directory/policy.ts'
import type { Cipher } from '../store/cipher.ts'
import type { Database } from '../store/database.ts'
import type { Node } from '../view/message.ts'
import { actionRules, actions } from './actions.ts'
import { cover, coverRules } from './cover.ts'
import { handover, handoverRules } from './handover.ts'
import { management, managementRules } from './management.ts'
import { recordMessages } from './record.ts'

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

export type RecordRooms = Readonly<
  Record<'record' | 'actions' | 'management' | 'handover' | 'cover' | 'settings', EnrolledRoom>
>

/** The rooms about people's records, beside the one that logs. */
export function recordRooms(deps: RecordDeps): RecordRooms {
  const unbuilt: EnrolledRoom = async (request) => deps.elsewhere(request)
  return {
    record: unbuilt,
    actions: actions(deps),
    management: management(deps),
    cover: cover(deps),
    handover: handover(deps),
    settings: unbuilt,
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
