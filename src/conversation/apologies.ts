import type { Message } from '../view/message.ts'

/** The same sentence twice: a line for a form that stays open, a message for everything else. */
export type Apology = { line: string; message: Message }

const NOT_YET = 'Alongside could not do that yet'

const helpStillThere = {
  kind: 'buttons',
  buttons: [{ label: 'See where help is', name: 'wellbeing.menu', carry: {} }],
} as const

function apology(line: string): Apology {
  return {
    line,
    message: { notice: NOT_YET, body: [{ kind: 'text', text: line }, helpStillThere] },
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

const ENROL =
  'Alongside doesn’t know you yet, so it can’t show people or records. Ask your administrator to add you with your work e-mail address.'

export const enrolFirst = (): Apology => ({
  line: `${ENROL} Nothing was saved: copy what you wrote before you close the form.`,
  message: {
    notice: 'Alongside has answered you privately',
    body: [
      { kind: 'text', text: ENROL },
      { kind: 'text', text: 'The wellbeing command is open to everyone, and keeps nothing.' },
      helpStillThere,
    ],
  },
})

/** Follows any refusal of a form whose note may speak of danger to life. */
export const WORRIED =
  'If you are worried about this person’s life, type the wellbeing command: it shows what to do now.'

/** Follows any refusal of a form in which somebody may have written of their own danger. */
export const HELP_NOW =
  'If you need somebody to talk to now, type the wellbeing command: it shows who answers at this hour.'

export const formNotKnown = (): Apology =>
  apology('This form is too old to save. Copy what you wrote, open a new form and paste it there.')

export const failed = (line: string): Apology => ({
  line,
  message: { notice: NOT_YET, body: [{ kind: 'text', text: line }] },
})
