import type { Figures } from '../features/take-up/figures.ts'
import { readArguments } from './arguments.ts'
import { withApp } from './with-app.ts'

const DEFINITION =
  'Counted: the first subject of each answer, each subject opened, and each crisis card. Answers, not people. “-” is fewer than 10.'

/** `take-up`: the figures of `/alongside take-up`. With `--json` on one line; null is fewer than ten. */
export async function takeUp(args: readonly string[]): Promise<void> {
  const { flags } = readArguments(args, { usage: 'take-up [--json]', flags: ['--json'], atMost: 0 })
  const figures = await withApp((app) => app.takeUp())
  const lines = flags.has('--json') ? [JSON.stringify(figures)] : table(figures)
  for (const line of lines) process.stdout.write(`${line}\n`)
}

function table({ asAt, weeks, byCategory }: Figures): string[] {
  if (weeks.length === 0) return [`No whole week has been counted yet. As at ${asAt}.`]
  const wide = Math.max(...byCategory.map(({ category }) => category.length))
  const row = (head: string, cells: readonly string[]) =>
    [head.padEnd(wide), ...cells.map((cell) => cell.padStart(10))].join('  ')
  return [
    row('week from', weeks),
    ...byCategory.map(({ category, counts }) =>
      row(
        category,
        counts.map((count) => (count === null ? '-' : `${count}`)),
      ),
    ),
    `As at ${asAt}. ${DEFINITION}`,
  ]
}
