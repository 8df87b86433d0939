import type { EnrolledRoom } from '../conversation/exchange.ts'
import { todayRoom } from '../features/today/flow.ts'
import { readDay } from '../features/today/store.ts'
import type { PrismaClient } from '../store/generated/client.ts'

/** The page of the day. */
export const today = (db: () => PrismaClient): EnrolledRoom => todayRoom((caller) => readDay(db(), caller))
