// Business times are computed with named zones; the process itself must not have one.
process.env.TZ = 'UTC'

const { VERBS, usage } = await import('./cli/verbs.ts')
const { Refused, WrongUsage } = await import('./cli/refused.ts')

/** The administrator's door. One clear line on failure; exit code 1 for a failure, 2 for wrong usage. */
async function main(args: readonly string[]): Promise<void> {
  if (args.length > 0 && ['help', '--help', '-h'].includes(args[0] ?? '')) {
    process.stdout.write(`${usage([])}\n`)
    return
  }
  const verb = VERBS.find(({ words }) => words.every((word, index) => args[index] === word))
  if (!verb) throw new WrongUsage(usage(args))
  await verb.run(args.slice(verb.words.length))
}

process.stdout.on('error', (error: Error & { code?: string }) => {
  // Whoever reads along (`| head`) has seen enough; anything else is a fault of the terminal, and cannot be said there.
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

main(process.argv.slice(2)).then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    const words = error instanceof Error ? ('reader' in error ? String(error.reader) : error.message) : 'unknown fault'
    const known =
      error instanceof Refused ||
      error instanceof WrongUsage ||
      (error instanceof Error && ('reader' in error || 'faults' in error))
    const away = 'Alongside can’t reach its records at the moment. Check the database and try again.'
    process.stderr.write(
      `${known ? words : `That failed (${error instanceof Error ? error.name : 'unknown'}). ${away}`}\n`,
    )
    process.exit(error instanceof WrongUsage ? 2 : 1)
  },
)
