import { randomUUID } from 'node:crypto'
import type { Change } from '../../../src/features/directory/edit.ts'
import type { DirectoryStore } from '../../../src/features/directory/store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Role } from '../../../src/kernel/people.ts'
import type { Database } from '../../../src/store/database.ts'
import { CALLER } from '../../support/requests.ts'
import { addPerson } from '../../support/store.ts'

/** Somebody of the force with these roles, in the records and as a caller. */
export async function addEditor(
  database: Database,
  name: string,
  roles: readonly Role[] = ['editor'],
): Promise<Caller> {
  const id = await addPerson(database.prisma)
  const email = `${id}@force.example`
  await database.prisma.person.update({ where: { id }, data: { name, roles: [...roles] } })
  return { ...CALLER, person: { ...CALLER.person, id, name, email, roles } }
}

export const change = (service: string, changes: Partial<Change> = {}): Change => ({
  ...{ service, kind: 'directory.corrected', fields: {}, switched: null, offBecause: null, checked: 'kept', seen: 0 },
  ...changes,
})

/** A change that has to succeed. */
export async function made(store: DirectoryStore, caller: Caller, wanted: Change) {
  const result = await store.change(caller, wanted, randomUUID())
  if (result.kind === 'stale') throw new Error('somebody else was quicker')
  return result.now
}
