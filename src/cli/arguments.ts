import { WrongUsage } from './refused.ts'

/** Splits arguments into plain ones and known flags. A mistyped flag is refused, never taken for its absence. */
export function readArguments(
  args: readonly string[],
  known: { usage: string; flags?: readonly string[]; atMost: number },
): { plain: readonly string[]; flags: ReadonlySet<string> } {
  const flags = new Set(args.filter((arg) => arg.startsWith('--')))
  const plain = args.filter((arg) => !arg.startsWith('--'))
  const strange = [...flags].find((flag) => !known.flags?.includes(flag)) ?? plain[known.atMost]
  if (strange !== undefined) {
    throw new WrongUsage(`"${strange.slice(0, 60)}" is not understood. Write: npm run -s alongside -- ${known.usage}`)
  }
  return { plain, flags }
}

/** Takes `--name value` out of the arguments. */
export function takeOption(args: readonly string[], name: string): { value: string | null; rest: readonly string[] } {
  const at = args.indexOf(name)
  if (at < 0) return { value: null, rest: args }
  return { value: args[at + 1] ?? '', rest: [...args.slice(0, at), ...args.slice(at + 2)] }
}
