import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import type { RoomDeps } from './flow.ts'
import { openSummary, saveSummary } from './summary-store.ts'
import { textsOf } from './texts.ts'
import { checkSummary } from './typed.ts'
import { summarisedMessage } from './views-done.ts'
import { summaryForm } from './views-forms.ts'

export async function openSummarise(deps: RoomDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const { handover, summary, holding } = await openSummary(deps, caller, carry.handover ?? '')
  const summarisedAt = handover.summarisedAt?.toISOString() ?? ''
  const values = summary ? { ...summary } : {}
  return { kind: 'ask', form: summaryForm(handover, holding, { values, errors: {}, newer: null, summarisedAt }) }
}

/** Over a newer one, both are shown: the other's in the introduction, what was typed in the fields. */
export async function saveSummarise(deps: RoomDeps, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const checked = checkSummary(textsOf(values))
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const typed = { id: carry.handover ?? '', seen: carry.seen ?? '', summary: checked.value }
  const saved = await saveSummary(deps, caller, typed)
  if (saved.kind === 'newer') {
    const { handover, holding, summary: newer } = saved
    const summarisedAt = handover.summarisedAt?.toISOString() ?? ''
    const errors = { form: 'This was saved on another screen meanwhile. Compare the two, then save again.' }
    return { kind: 'ask', form: summaryForm(handover, holding, { values, errors, newer, summarisedAt }) }
  }
  const worried = deps.help(Object.values(checked.value).join('\n'), false)
  return { kind: 'update', message: summarisedMessage(saved.handover, worried) }
}
