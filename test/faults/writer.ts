import { randomUUID } from 'node:crypto'
import { type Fields, postForm } from '../support/simulator-client.ts'
import { bodyOf, formOf, textOf } from '../support/simulator-html.ts'

/** One form as it was sent, and whether the page said that it is saved. */
export type Sent = { once: string; person: string; note: string; path: string; fields: Fields; acknowledged: boolean }

/** Logs one-to-ones as one supervisor, over the page's own HTTP, one after another until the app is gone. */
export async function writeUntilGone(origin: string, supervisor: string, sent: Sent[], done: () => void) {
  const home = `/as/${supervisor}`
  try {
    for (;;) {
      const { changes } = await postForm(origin, `${home}/say`, { text: '/one-to-one', place: 'private' })
      const form = changes.map(({ html }) => formOf(html)).find((one) => one !== null)
      if (!form) {
        expectApology(changes.map(({ html }) => textOf(html)).join(' '))
        continue
      }
      const people = form.controls.find(({ name }) => name === 'person')?.options ?? []
      const offered = people.filter(({ value }) => value !== '')
      const person = offered[sent.length % offered.length]?.value ?? ''
      const chosen = await postForm(origin, form.action, { ...form.hidden, person, kind: 'regular' })
      const about = chosen.changes.map(({ html }) => formOf(html)).find((one) => one?.controls.some(isNote))
      if (!about) {
        expectApology([...chosen.changes.map(({ html }) => textOf(html)), chosen.trouble].join(' '))
        continue
      }
      const today = about.controls.find(({ name }) => name === 'heldOn')?.values[0] ?? ''
      const note = `Talked about ${randomUUID()}. Agreed the next step.`
      const fields = { ...about.hidden, kind: 'regular', heldOn: today, note, nextOn: today, next: 'agreed' }
      const { once = '' } = JSON.parse(about.hidden._carry ?? '{}') as { once?: string }
      const one = { once, person, note, path: about.action, fields, acknowledged: false }
      sent.push(one)
      const answer = await answerTo(origin, one)
      one.acknowledged = answer.includes(SAVED)
      if (one.acknowledged) done()
      else expectApology(answer)
    }
  } catch (error) {
    // A request that is cut off is what this is about; anything else is a finding.
    if (!isCut(error)) throw error
  }
}

const isNote = ({ name }: { name: string }): boolean => name === 'note'

/** On a machine that is busy with other things the database may answer too late: then that has to be said. */
function expectApology(answer: string): void {
  if (!answer.includes('can’t reach its records')) throw new Error(`a good form was answered with: ${answer}`)
}

export const SAVED = 'One-to-one saved'

/** Sends a form, also a second time, and gives back what the page then says. */
export async function answerTo(origin: string, { path, fields }: Sent): Promise<string> {
  const { changes, trouble } = await postForm(origin, path, fields)
  return [...changes.map(({ html }) => textOf(bodyOf(html))), trouble].join(' ')
}

/** `fetch` says so when a connection ends before its answer, or is refused. */
const isCut = (error: unknown): boolean =>
  error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message)
