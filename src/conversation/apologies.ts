import type { Message } from '../view/message.ts'

type Apology = { line: string; message: Message }

const helpStillThere = {
  kind: 'buttons',
  buttons: [{ label: 'See where help is', name: 'wellbeing.menu', carry: {} }],
} as const

function apology(line: string): Apology {
  return {
    line,
    message: { notice: 'Alongside could not do that yet', body: [{ kind: 'text', text: line }, helpStillThere] },
  }
}

export const databaseAway = (): Apology =>
  apology(
    'Alongside can’t reach its records at the moment. Nothing was saved. Please try again in a few minutes. The wellbeing command works all the same.',
  )

export const somethingBroke = (reference: string): Apology =>
  apology(
    `Something went wrong on our side, and nothing was saved. Please try again. If it happens again, tell your administrator this reference: ${reference}.`,
  )

export const enrolFirst = (): Message => ({
  notice: 'Alongside has answered you privately',
  body: [
    {
      kind: 'text',
      text: 'Alongside doesn’t know you yet, so it can’t show people or records. Ask your administrator to add you with your work e-mail address.',
    },
    { kind: 'text', text: 'The wellbeing command is open to everyone, and keeps nothing.' },
    helpStillThere,
  ],
})
