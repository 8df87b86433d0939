import express, { type Router } from 'express'
import type { DoorLog } from '../../conversation/exchange.ts'
import type { Activity } from './activity.ts'
import type { Guards } from './guards.ts'
import type { InvokeAnswer } from './sdk.ts'

const BODY_LIMIT = '1mb'

/** The one address Teams calls. Refusals say a status and nothing else; a body that is too large never gets this far. */
export function messagesRouter(
  check: Guards,
  run: (activity: Activity) => Promise<InvokeAnswer | null>,
  log: DoorLog,
): Router {
  const router = express.Router()
  router.post('/', express.raw({ type: () => true, limit: BODY_LIMIT }), async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const verdict = await check(request.get('authorization'), body)
    if (verdict.kind === 'refused') {
      log.warn({ status: verdict.status, why: verdict.why }, 'teams.refused')
      response.sendStatus(verdict.status)
      return
    }
    const answer = await run(verdict.activity)
    response.status(answer?.status ?? 200)
    if (answer?.body === undefined) response.end()
    else response.json(answer.body)
  })
  return router
}
