import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ManifestUtil } from '@microsoft/app-manifest'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/conversation/commands.ts'
import { SHORTCUTS } from '../../src/conversation/shortcuts.ts'
import { readPng } from './png.ts'

const run = promisify(execFile)
const APP_ID = '0b9a1e5c-6d3f-4a57-9c1e-2f8d7b6a5c40'
const OPTIONS = [
  '--app-id',
  APP_ID,
  '--developer',
  'Example "Sample" Police',
  '--site',
  'https://example.police.uk/alongside',
]

const folder = mkdtempSync(join(tmpdir(), 'alongside-teams-'))
/** Without the environment of whoever runs the tests: it may hold a real app id. */
const pack = (...args: string[]) =>
  run(process.execPath, ['manifests/package.mjs', '--out', join(folder, 'teams.zip'), ...args], { env: {} })

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the package for Teams', () => {
  let entries: Record<string, Uint8Array> = {}
  const text = () => strFromU8(entries['manifest.json'] ?? new Uint8Array())

  beforeAll(async () => {
    await pack(...OPTIONS)
    entries = unzipSync(readFileSync(join(folder, 'teams.zip')))
  })

  test('holds the manifest and its two icons, with nothing left to fill in', () => {
    expect(Object.keys(entries).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
    expect(text()).not.toContain('{{')
    expect(JSON.parse(text()).bots[0].botId).toBe(APP_ID)
  })

  test('passes Microsoft’s schema of the version it names', async () => {
    const manifest = JSON.parse(text())
    const folderOfSchemas = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams'
    const schema = JSON.parse(
      readFileSync(`${folderOfSchemas}/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`, 'utf8'),
    )
    expect(await ManifestUtil.validateManifestAgainstSchema(manifest, schema)).toEqual([])
    expect(await ManifestUtil.validateManifestAgainstSchema({ ...manifest, id: 'not-a-guid' }, schema)).not.toEqual([])
  })

  test('lists the commands there are, in every place a bot may be asked', () => {
    const [{ scopes, commandLists }] = JSON.parse(text()).bots
    expect(scopes).toEqual(['personal', 'team', 'groupChat'])
    expect(commandLists).toEqual([
      { scopes, commands: COMMANDS.map(({ name, summary }) => ({ title: name, description: summary })) },
    ])
    expect(COMMANDS.length).toBeLessThanOrEqual(10)
    expect(COMMANDS.every(({ name, summary }) => name.length <= 32 && summary.length <= 128)).toBe(true)
  })

  test('offers with a message what the table of shortcuts holds, answered by our bot in a dialog', () => {
    const [{ botId, commands }, ...more] = JSON.parse(text()).composeExtensions
    expect([botId, more]).toEqual([APP_ID, []])
    const shown = { type: 'action', context: ['message'], fetchTask: true }
    expect(commands).toEqual(
      SHORTCUTS.map(({ name, label, summary }) => ({ id: name, title: label, description: summary, ...shown })),
    )
    expect(SHORTCUTS.every(({ label, summary }) => label.length <= 32 && summary.length <= 128)).toBe(true)
  })

  test('carries the version of the product', () => {
    expect(JSON.parse(text()).version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
  })

  test('has a solid colour icon and an outline icon of white on nothing', () => {
    const color = readPng(entries['color.png'] ?? new Uint8Array())
    const outline = readPng(entries['outline.png'] ?? new Uint8Array())
    expect([color.width, color.height]).toEqual([192, 192])
    expect([outline.width, outline.height]).toEqual([32, 32])
    expect(color.pixels.every(({ alpha }) => alpha === 255)).toBe(true)
    expect(outline.pixels.some(({ alpha }) => alpha === 0)).toBe(true)
    const drawn = outline.pixels.filter(({ alpha }) => alpha > 0)
    expect(drawn.length).toBeGreaterThan(50)
    expect(drawn.every(({ red, green, blue }) => red === 255 && green === 255 && blue === 255)).toBe(true)
  })
})

describe('the packager says what to do', () => {
  const wrong = [
    { args: [], says: /--app-id \(or TEAMS_APP_ID\) is missing[\s\S]*--developer[\s\S]*--site/, code: 1 },
    { args: [...OPTIONS, '--app-id', 'alongside'], says: /--app-id .* is not right: give the Application/, code: 1 },
    { args: [...OPTIONS, '--site', 'http://example.police.uk'], says: /--site .* https address/, code: 1 },
    { args: ['--colour', 'red'], says: /--colour[\s\S]*Known: --app-id/, code: 2 },
  ]
  test.each(wrong)('$says', async ({ args, says, code }) => {
    await expect(pack(...args)).rejects.toMatchObject({ code, stderr: expect.stringMatching(says) })
  })
})
