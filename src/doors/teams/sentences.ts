import type { FormErrors } from '../../view/form.ts'
import type { Message } from '../../view/message.ts'

/** What is said in a channel or group chat, whatever was asked there: nothing of it may show. */
export const SENT_PRIVATELY = 'I have sent you a private message.'

export function writeToMePrivately(appId: string): string {
  const chat = `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(appId)}`
  return `Please write to me in [our personal chat](${chat}).`
}

export const ANSWERED_BELOW = 'The answer is below.'
export const STILL_WORKING = 'This is taking longer than usual. The answer will come here as a message.'
export const ANSWERED_IN_CHAT = 'The answer is in your personal chat with Alongside.'
export const TRY_AGAIN = 'Something went wrong and the answer could not be shown. Please try again in a few minutes.'
export const NO_CHANGE = 'Done.'

/** The last resort when an answer cannot be drawn or sent as it is. */
export function somethingWentWrong(): Message {
  return {
    notice: 'Something went wrong',
    body: [
      {
        kind: 'text',
        text: 'Something went wrong and the answer could not be shown. Please try again in a few minutes.',
      },
      {
        kind: 'text',
        text: 'If somebody is in danger now, call the emergency services. Do not wait for this to work.',
      },
    ],
  }
}

/** An old card that cannot be filled again: what was typed is still in it. */
export function couldNotKeep(errors: FormErrors): Message {
  return {
    notice: 'There is a problem with the form',
    body: [
      { kind: 'text', text: 'There is a problem. Your words are still in the form above: mend it and send it again.' },
      { kind: 'list', items: Object.values(errors) },
    ],
  }
}
