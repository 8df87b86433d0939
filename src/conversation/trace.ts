/**
 * What kind of error it was, for the log: its class and its code, where they look like a class and a code. Anybody can
 * put anything into an error, so everything else, the text above all, stays out.
 */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const name = /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return CODE.test(code) ? `${name} ${code}` : name
}

/** PostgreSQL's five signs, Prisma's `P2002`, Node's `ECONNREFUSED` and `ERR_…`. */
const CODE = /^(?:[0-9A-Z]{5}|E[A-Z]{2,14}|ERR_[A-Z0-9_]{2,50})$/

/** `at save (file:///anywhere/src/features/x/flow.ts:12:3)` */
const FRAME = /^\s+at .*\/((?:src|dist)\/[\w./-]+:\d+:\d+)\)?$/

/** The first of our own places in the stack. The message stands above the stack and can imitate one: it is cut off. */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return 'unknown'
  const head = error.stack.indexOf(error.message)
  if (head < 0) return 'unknown'
  const frames = error.stack.slice(head + error.message.length).split('\n')
  const ours = frames.find((line) => FRAME.test(line) && !line.includes('/node_modules/'))
  return FRAME.exec(ours ?? '')?.[1] ?? 'unknown'
}
