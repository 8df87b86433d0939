import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Made by tools, or not ours: never read by a house rule. */
const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'coverage', 'generated', '.git'])

/** Every file under `starts` (folders or files, from `root`), as sorted paths from the root with forward slashes. */
export function files(root: string, starts: readonly string[] = readdirSync(root)): readonly string[] {
  return starts
    .filter((start) => !NOT_OURS.has(start))
    .flatMap((start) => {
      const path = join(root, start)
      if (!statSync(path).isDirectory()) return [start]
      const inside = readdirSync(path).filter((name) => !NOT_OURS.has(name))
      return files(
        root,
        inside.map((name) => `${start}/${name}`),
      )
    })
    .sort()
}
