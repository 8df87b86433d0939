import type { Tx } from './transaction.ts'

/** Whoever changes one of these owes the audit a fact. */
const RECORDS = new Set<string | symbol>([
  'person',
  'supervisionLink',
  'oneToOne',
  'addition',
  'action',
  'actionChange',
  'managementAction',
  'handover',
  'supervisorRequest',
  'recusal',
  'setting',
  'serviceChange',
  'listing',
])

const WRITE = /^(create|update|upsert|delete)/

/** The same transaction, remembering which records were written through it. */
export function watchWrites(tx: Tx): { tx: Tx; written: ReadonlySet<string> } {
  const written = new Set<string>()
  const watchModel = (model: object, name: string) =>
    new Proxy(model, {
      get: (target, operation) => {
        if (typeof operation === 'string' && WRITE.test(operation)) written.add(name)
        return Reflect.get(target, operation)
      },
    })
  const watched = new Proxy(tx, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property)
      const record = typeof value === 'object' && value !== null && RECORDS.has(property)
      return record ? watchModel(value, String(property)) : value
    },
  })
  return { tx: watched, written }
}
