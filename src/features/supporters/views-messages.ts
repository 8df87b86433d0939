import type { Instant, Zone } from '../../kernel/instant.ts'
import type { Message } from '../../view/message.ts'
import { type Arrived, KEPT_FOR } from './request.ts'
import { dayAndTime } from './when.ts'

/**
 * The request as it reaches who was asked. `id` null draws it for the form in which it is written. The notice may be read
 * on a lock screen by anyone: no name, no kind of help.
 */
export function arrivedMessage(id: string | null, { asker, reach }: Arrived): Message {
  return {
    notice: 'A colleague asks you to get in touch',
    body: [
      { kind: 'heading', level: 1, text: 'A colleague asks you to contact them' },
      {
        kind: 'facts',
        facts: [
          { label: 'Name', value: asker },
          { label: 'How to reach them', value: reach },
        ],
      },
      {
        kind: 'text',
        text: `You get this because you are listed as somebody colleagues can ask. Your colleague was not asked why, and nobody else is told. Get in touch when you can, privately. If you can’t, say so here, so that they can ask somebody else. The request is deleted after ${KEPT_FOR} days.`,
      },
      ...(id === null
        ? []
        : [
            {
              kind: 'buttons',
              buttons: [
                { label: 'I have been in touch', name: 'contact.done', carry: { request: id }, tone: 'main' },
                { label: 'I can’t take this', name: 'contact.decline', carry: { request: id } },
              ],
            } as const,
            {
              kind: 'note',
              text: 'To change or end your listing: the command alongside, then the word listing.',
            } as const,
          ]),
    ],
  }
}

/** To who was asked, when it had reached them: no name. */
export const withdrawnMessage = (at: Instant, zone: Zone): Message => ({
  notice: 'A message from Alongside',
  body: [
    {
      kind: 'text',
      text: `The request you got on ${dayAndTime(at, zone)} was withdrawn. You do not need to do anything.`,
    },
    { kind: 'note', text: 'You get this because you are listed as somebody colleagues can ask.' },
  ],
})

/** To who asked. It names nobody: nothing is kept that could. */
export function answeredMessage(step: string): Message {
  const why: Readonly<Record<string, string>> = {
    declined: 'The person you asked to contact you can’t take it at the moment.',
    expired: `A request you made was still open after ${KEPT_FOR} days, so it was deleted.`,
    'not-delivered': 'A request you made could not be passed on, so it was deleted.',
  }
  return {
    notice: 'A message from Alongside',
    body: [
      {
        kind: 'text',
        text: `${why[step] ?? why.declined} You can ask somebody else, or use a service that answers at any hour.`,
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Ask somebody else', name: 'supporters.open', carry: {}, tone: 'main' },
          { label: 'See where help is', name: 'wellbeing.menu', carry: {} },
          { label: 'My open requests', name: 'contact.mine', carry: {} },
        ],
      },
      { kind: 'note', text: 'You get this once, because you asked to be contacted. Nobody else is told.' },
    ],
  }
}
