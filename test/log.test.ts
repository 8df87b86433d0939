import { expect, test } from 'vitest'
import { createLog } from '../src/log.ts'

function logged(level: 'error' | 'warn' | 'info', write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  write(createLog(level, { write: (line) => void lines.push(line) }))
  return lines
}

test('a line is one JSON object with its time, its event and ids, and nothing about the machine', () => {
  const [line = ''] = logged('info', (log) => log.info({ reference: 'A1B2', rows: 3 }, 'digest.sent'))
  const { time, ...rest } = JSON.parse(line)
  expect(rest).toEqual({ level: 30, reference: 'A1B2', rows: 3, msg: 'digest.sent' })
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test.each(['text', 'words', 'note', 'name', 'email', 'body', 'message', 'values', 'token', 'authorization'])(
  'a field called %s is blanked, also one level down',
  (field) => {
    const canary = 'canary words of a person'
    const nested: unknown = { [field]: canary, request: { [field]: canary } }
    const [line = ''] = logged('info', (log) => log.error(nested as Record<string, string>, 'request.failed'))
    expect(line).not.toContain(canary)
    expect(JSON.parse(line)).toMatchObject({ [field]: '[not logged]', request: { [field]: '[not logged]' } })
  },
)

test.each([
  ['error', ['e']],
  ['warn', ['w', 'e']],
  ['info', ['i', 'w', 'e']],
] as const)('at %s, %o are written', (level, events) => {
  const lines = logged(level, (log) => {
    log.info({}, 'i')
    log.warn({}, 'w')
    log.error({}, 'e')
  })
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(events)
})
