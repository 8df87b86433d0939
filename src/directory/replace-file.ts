import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Puts a text in the place of a file, whole or not at all, and keeps what was there as `<file>.bak`. False, and nothing is
 * touched, where it already holds that text. A link stays a link: what it points to is replaced. A file that
 * is new gets `mode`. Throws when it can't.
 */
export function replaceFile(path: string, text: string, mode = 0o644): boolean {
  const there = existsSync(path)
  const file = there ? realpathSync(path) : path
  if (there && readFileSync(file, 'utf8') === text) return false
  const beside = mkdtempSync(join(dirname(file), '.alongside-'))
  try {
    const fresh = join(beside, basename(file))
    writeFileSync(fresh, text, { mode: there ? statSync(file).mode & 0o777 : mode, flush: true })
    if (there) copyFileSync(file, `${file}.bak`)
    renameSync(fresh, file)
    return true
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}
