import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export const samplePath = fileURLToPath(new URL('../../prisma/sample/services.yaml', import.meta.url))

/** One for each test file, gone with it. */
const folder = mkdtempSync(join(tmpdir(), 'alongside-directory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

export const temporaryFolder = (): string => mkdtempSync(join(folder, 'one-'))

export function temporaryFile(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'services.yaml')
  writeFileSync(path, content)
  return path
}

/** An entry that is right in every way, with some fields changed (null takes one out). */
export function entry(changes: Record<string, unknown> = {}): string {
  const fields = {
    id: 'our-line',
    name: 'Our line',
    says: 'What it is.',
    categories: ['eap'],
    contacts: [{ kind: 'phone', number: '0300 123 4567' }],
    independentOfForce: false,
    status: 'source-seen',
    source: 'our intranet',
    ...changes,
  }
  return `  - ${JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)))}\n`
}

export const file = (...entries: string[]): string => temporaryFile(`services:\n${entries.join('')}`)
