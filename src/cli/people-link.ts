import { DOOR_NAMES, type DoorName } from '../kernel/door.ts'
import { readArguments } from './arguments.ts'
import { print } from './print.ts'
import { WrongUsage } from './refused.ts'
import { withApp } from './with-app.ts'

export const LINK_USAGE = 'people link PERSON_ID DOOR TENANT USER'
export const UNLINK_USAGE = 'people unlink DOOR TENANT USER'

/** `people link`: says whose an account is, for somebody whose e-mail there is another than in the people file. */
export async function linkPerson(args: readonly string[]): Promise<void> {
  const { plain } = readArguments(args, { usage: LINK_USAGE, atMost: 4 })
  const [reference = '', ...rest] = plain
  const account = accountOf(rest, LINK_USAGE)
  const done = await withApp(({ administration }) => administration.linkAccount({ reference, ...account }))
  print(done === 'linked' ? 'Linked. They are known from their next message on.' : 'It is theirs already.')
}

/** `people unlink`: the account is nobody's, until its e-mail or `people link` says otherwise. */
export async function unlinkPerson(args: readonly string[]): Promise<void> {
  const { plain } = readArguments(args, { usage: UNLINK_USAGE, atMost: 3 })
  const account = accountOf(plain, UNLINK_USAGE)
  await withApp(({ administration }) => administration.unlinkAccount(account))
  print('Unlinked. If its e-mail is that of somebody in the people file, the next message from it links it to them.')
}

function accountOf(words: readonly string[], usage: string): { door: DoorName; tenant: string; user: string } {
  const [name, tenant, user] = words
  const door = DOOR_NAMES.find((known) => known === name)
  if (door && tenant && user) return { door, tenant, user }
  throw new WrongUsage(
    `Say which account: DOOR is one of ${DOOR_NAMES.join(', ')}; TENANT and USER are the platform’s own ids. Write: npm run -s alongside -- ${usage}`,
  )
}
