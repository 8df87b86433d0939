import type { FormErrors } from '../../view/form.ts'
import type { Message } from '../../view/message.ts'

/** The name of the door's own button: pressed, it is the command again, now with what Slack needs to open a form. */
export const OPEN_FORM = 'slack.open-form'

/** Slack opens a form only just after a press, never for typed words. */
export const openFromButton = (command: string): Message => ({
  notice: 'Press to open the form',
  body: [
    { kind: 'text', text: 'Slack opens a form only from a button. Press the button to open it.' },
    { kind: 'buttons', buttons: [{ label: 'Open the form', name: OPEN_FORM, carry: { command }, tone: 'main' }] },
  ],
})

export const formTookTooLong = (command: string): Message => ({
  notice: 'The form did not open',
  body: [
    { kind: 'text', text: 'That took too long, so Slack did not open the form. Press the button to try again.' },
    { kind: 'buttons', buttons: [{ label: 'Open the form', name: OPEN_FORM, carry: { command }, tone: 'main' }] },
  ],
})

export const chooseAgain: Message = {
  notice: 'The form did not open',
  body: [
    {
      kind: 'text',
      text: 'That took too long, so Slack did not open the form. Choose it again from the message’s menu.',
    },
  ],
}

export const OPENING = 'The form is on its way. Wait a moment.'

export const pressAgain: Message = {
  notice: 'The form did not open',
  body: [{ kind: 'text', text: 'That took too long, so Slack did not open the form. Press the same button again.' }],
}

export const cannotShow: Message = {
  notice: 'Alongside could not show its answer',
  body: [
    { kind: 'text', text: 'Alongside could not show its answer here. Try again in a minute.' },
    { kind: 'text', text: 'If you need help now, type /wellbeing to see where it is.' },
  ],
}

/** Said in a form that stays open, filled as it is. */
export const CANNOT_SHOW = 'Alongside could not show its answer. Your words are still here. Try again in a minute.'

/** The first half is true for a moment only: the outcome takes its place by itself. */
export const stillSaving = (submit: string): string =>
  `Still saving. Wait a moment, or press ${submit || 'Save'} again: it will not be saved twice.`

/** What is wrong, where there is no form to say it in. */
export const problems = (errors: FormErrors): Message => ({
  notice: 'There is a problem',
  body: Object.values(errors).map((text) => ({ kind: 'text', text })),
})
