import type { ExportOffer } from '../../kernel/export.ts'
import type { Message } from '../../view/message.ts'

/** Where the copy can be opened, or what has to be set first. */
export function offeredMessage(offer: ExportOffer): Message {
  const notice = 'Your export from Alongside'
  if (offer.kind === 'not-set-up') {
    const text =
      'A copy can’t be made yet: the address of Alongside is not set. Ask your administrator to set PUBLIC_URL, then try again.'
    return { notice, body: [{ kind: 'text', text }] }
  }
  return {
    notice,
    body: [
      { kind: 'heading', level: 1, text: 'Your copy is ready' },
      {
        kind: 'text',
        text: `The link opens once, within ${offer.minutes} minutes. Do not pass it on: whoever opens it first has the copy.`,
      },
      { kind: 'links', links: [{ label: 'Open the copy', href: offer.href }] },
      { kind: 'note', text: 'That a copy was made is kept, and the person it is about can see it.' },
    ],
  }
}
