type Line = (fields: Readonly<Record<string, string | number | boolean>>, event: string) => void

/** What the store says to the operator: ids, counts, paths and event names, never a value out of a row. */
export type StoreLog = { info: Line; warn: Line; error: Line }
