import type { DoorLog, DoorPorts, Reply } from '../../conversation/exchange.ts'
import type { Form } from '../../view/form.ts'
import type { Message } from '../../view/message.ts'
import { codeOf } from './outcome.ts'
import { cannotShow, problems } from './sentences.ts'
import type { Typing } from './typing.ts'
import type { Ways } from './ways.ts'

/** What every answer needs. `ackBudget`: milliseconds a person's act may wait for its answer before Slack is acked. */
export type Answering = { ports: DoorPorts; ways: Ways; typing: Typing; ackBudget: number }

/** How to reach somebody after the acknowledgement, from the place where they acted. Each throws when it cannot. */
export type Way = {
  show(message: Message): Promise<void>
  /** Puts a message in the place of the one that was acted on. */
  replace(message: Message): Promise<void>
  open(form: Form): Promise<void>
}

type ReplyOf<K extends Reply['kind']> = Extract<Reply, { kind: K }>

const SETTLE: { [K in Reply['kind']]: (reply: ReplyOf<K>, way: Way) => Promise<void> } = {
  show: (reply, way) => way.show(reply.message),
  update: (reply, way) => way.replace(reply.message),
  ask: (reply, way) => way.open(reply.form),
  keep: (reply, way) => way.show(problems(reply.errors)),
  quiet: async () => undefined,
}

/** Carries a reply to the person once Slack has its acknowledgement. Whatever fails, they are told what to do next. */
export async function settle(reply: Reply, way: Way, log: DoorLog): Promise<void> {
  try {
    await (SETTLE[reply.kind] as (reply: Reply, way: Way) => Promise<void>)(reply, way)
  } catch (error) {
    log.error({ reply: reply.kind, error: codeOf(error) }, 'slack.reply-failed')
    await way.show(cannotShow).catch((again: unknown) => {
      log.error({ reply: reply.kind, error: codeOf(again) }, 'slack.person-not-reached')
    })
  }
}
