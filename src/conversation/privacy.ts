import type { Message } from '../view/message.ts'

/** What is kept, said plainly. The full notice is in docs/privacy-notice.md. */
export function privacyMessage(): Message {
  return {
    notice: 'Alongside has answered you privately',
    body: [
      { kind: 'heading', level: 1, text: 'What Alongside keeps' },
      {
        kind: 'list',
        items: [
          'When you use the wellbeing command: nothing. Not your words, not that you asked. Nobody is told. How often each subject of help was shown on a day is counted for the whole force, without who, where or at what time.',
          'When you look for people you can ask: nothing. If you ask one to contact you: the request, until it is closed, and 14 days at most. Only the two of you see it.',
          'When you list yourself as somebody colleagues can ask: what you write, until you withdraw it.',
          'When your supervisor logs a one-to-one: who it was with, the dates, what it covered, the notes and what was agreed. Notes and actions are encrypted. You get the shared part as a message, and may ask to read the rest.',
          'When something is agreed with you, or your supervisor writes a record of management action about you: all of it, encrypted. You can read it and add to it. It passes to your next supervisor.',
          'When another supervisor takes you over: the summary written about you, which you can read, and whether you objected. What you write to your second line about it, or to ask for another supervisor, is encrypted and only they read it.',
          'When you make an action of a message: the words as you changed them, and nothing of the message.',
          'When you write in a form about a record and do not save it: what you wrote, encrypted, for 14 days or as long as your force has set. Nobody but you is shown it.',
          'When you check or correct a service as an editor: what you changed, your name and the day. Readers see who checked a service last, and when.',
          'When you use Alongside: which account is yours, so that reminders reach you. When you change your settings: what you chose.',
          'Every time a record is made, changed, read, searched or copied: who did it and when. You can see this for your own record.',
        ],
      },
      {
        kind: 'text',
        text: 'Slack and Microsoft Teams keep their own logs of what is typed, and your force may be able to look at those. If that worries you, use the numbers from your own phone.',
      },
      {
        kind: 'note',
        text: 'To ask for a copy of what is kept about you, write to your force’s data protection officer.',
      },
    ],
  }
}
