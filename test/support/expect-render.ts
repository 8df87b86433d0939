import { expect } from 'vitest'
import { renderForm as htmlForm, renderMessage as htmlMessage } from '../../src/doors/simulator/render.ts'
import { renderMessages, renderModal } from '../../src/doors/slack/render.ts'
import { renderForm as cardForm, renderCards } from '../../src/doors/teams/render.ts'
import type { Form } from '../../src/view/form.ts'
import type { Message } from '../../src/view/message.ts'
import { formToText, messageToText } from '../../src/view/to-text.ts'
import { blockKitFaults } from './block-kit-rules.ts'
import { cardFaults } from './card-rules.ts'
import { htmlFaults } from './html-rules.ts'

/** One view as every door draws it: all pages in order. */
export type Rendered = { slack: readonly unknown[]; teams: readonly unknown[]; html: string; text: string }

export function renderEverywhere(view: Message | Form): Rendered {
  if ('fields' in view) {
    const [slack, teams] = [[renderModal(view)], [cardForm(view).card]]
    return { slack, teams, html: htmlForm(view, { prefix: 'f1' }), text: formToText(view) }
  }
  const teams = renderCards(view).map((page) => page.card)
  return { slack: renderMessages(view), teams, html: htmlMessage(view), text: messageToText(view) }
}

/** Every platform rule that a drawn view breaks, each with its door. */
export function renderFaults({ slack, teams, html }: Rendered): string[] {
  return [
    ...slack.flatMap(blockKitFaults).map((fault) => `slack: ${fault}`),
    ...teams.flatMap(cardFaults).map((fault) => `teams: ${fault}`),
    ...htmlFaults(html).map((fault) => `html: ${fault}`),
  ]
}

/**
 * One expectation a platform, all of them required: what a view becomes in each door. `slack` and `teams` are matched as
 * parts of the first page's blocks or body, in any order; `html` and `text` are found in the whole.
 */
export function expectRender(
  view: Message | Form,
  expected: { slack: readonly object[]; teams: readonly object[]; html: readonly string[]; text: readonly string[] },
): void {
  const drawn = renderEverywhere(view)
  expect(renderFaults(drawn)).toEqual([])
  const [slack] = drawn.slack
  const [teams] = drawn.teams
  for (const part of expected.slack) expect(slack).toMatchObject({ blocks: expect.arrayContaining([matching(part)]) })
  for (const part of expected.teams) expect(teams).toMatchObject({ body: expect.arrayContaining([matching(part)]) })
  for (const part of expected.html) expect(drawn.html).toContain(part)
  for (const part of expected.text) expect(drawn.text).toContain(part)
}

function matching(part: object): unknown {
  return expect.objectContaining(part)
}
