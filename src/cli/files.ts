import { createReadStream, fstatSync, openSync, readFileSync } from 'node:fs'
import { Refused, WrongUsage } from './refused.ts'

/** The one file a command must be given. */
export function fileOf(plain: readonly string[], usage: string): string {
  const [file] = plain
  if (!file) throw new WrongUsage(`Name the file. Write: npm run -s alongside -- ${usage}`)
  return file
}

export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw unreadable(file)
  }
}

/** A file piece by piece, and the share of it that has been read. It is opened at once: what can't be read is said early. */
export function piecesOf(file: string): { pieces: AsyncIterable<string>; share(): number } {
  const descriptor = opened(file)
  const { size } = fstatSync(descriptor)
  const stream = createReadStream(file, { fd: descriptor, encoding: 'utf8', highWaterMark: 131_072 })
  return { pieces: stream, share: () => (size === 0 ? 1 : Math.min(1, stream.bytesRead / size)) }
}

function opened(file: string): number {
  try {
    const descriptor = openSync(file, 'r')
    if (!fstatSync(descriptor).isDirectory()) return descriptor
  } catch {
    throw unreadable(file)
  }
  throw unreadable(file)
}

const unreadable = (file: string): Refused =>
  new Refused(`The file ${file} can’t be read. Check its name and that you may read it.`)
