import type { EnrolledRoom } from '../conversation/exchange.ts'
import { settingsRoom } from '../features/settings/flow.ts'
import { ownSetting, saveSetting } from '../features/settings/store.ts'
import type { RecordDeps } from './records.ts'

export function settings({ database, policy }: Pick<RecordDeps, 'database' | 'policy'>): EnrolledRoom {
  return settingsRoom({
    own: (caller) => ownSetting(database.prisma, caller),
    save: (caller, wanted, version) => saveSetting(database.prisma, caller, wanted, version),
    language: policy.defaultLanguage,
  })
}
