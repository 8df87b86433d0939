import { inWords } from '../../kernel/dates.ts'
import type { Message } from '../../view/message.ts'
import type { Told } from './told.ts'

/** To who supervises the person: that they commented. Their words are in the record, behind the button. */
export const answeredMessage = ({ record, heldOn, person, subject }: Told): Message => ({
  notice: 'Alongside: something was added to a record of one of your people',
  body: [
    { kind: 'heading', level: 1, text: 'A comment on a one-to-one' },
    {
      kind: 'text',
      text: `${person} has added a comment to the record of the one-to-one on ${inWords(heldOn)}. Read it, and talk about it the next time you meet.`,
    },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Read it', name: 'record.one', carry: { record }, tone: 'main' },
        { label: 'Their record', name: 'record.open', carry: { person: subject } },
      ],
    },
    { kind: 'note', text: 'You get this because you supervise them today. There is no need to answer here.' },
  ],
})

/** To the person: that their record was corrected, and by whom. */
export const correctedMessage = ({ record, heldOn, author }: Told): Message => ({
  notice: 'Alongside: a record about you was corrected',
  body: [
    { kind: 'heading', level: 1, text: 'A correction to your record' },
    {
      kind: 'text',
      text: `${author} has corrected the record of your one-to-one on ${inWords(heldOn)}. What was written before is kept beside it. Read it, and add a comment if you remember it differently.`,
    },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Read it', name: 'record.one', carry: { record }, tone: 'main' },
        { label: 'Add a comment', name: 'record.comment', carry: { record } },
      ],
    },
    { kind: 'note', text: 'You get this because the record is about you.' },
  ],
})
