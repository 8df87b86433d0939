import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigFault, processEnvironment, readConfig } from '../src/config.ts'
import { faultsOf, SLACK, TEAMS } from './support/settings.ts'

describe('with nothing set', () => {
  test('the simulator opens on this machine alone', () => {
    expect(readConfig({})).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      dataDir: path.resolve('data'),
      databaseUrl: null,
      keys: null,
      slack: null,
      teams: null,
      simulator: true,
      directoryPath: null,
      policyPath: null,
      logLevel: 'warn',
    })
  })

  test('the terminal shows faults only, unless more is asked for; real doors write what happens', () => {
    expect(readConfig({ LOG_LEVEL: 'info' }).logLevel).toBe('info')
    expect(readConfig(SLACK).logLevel).toBe('info')
    expect(readConfig({ ...SLACK, LOG_LEVEL: 'error' }).logLevel).toBe('error')
  })

  test('blank lines of a copied .env.example count as nothing', () => {
    const blank = { SLACK_BOT_TOKEN: '', TEAMS_APP_ID: '  ', SIMULATOR: '', PORT: ' ', HOST: '', DATA_DIR: '\t' }
    expect(readConfig(blank)).toEqual(readConfig({}))
  })
})

describe('with doors set up', () => {
  test('both doors open and the simulator stays shut', () => {
    const config = readConfig({ ...SLACK, ...TEAMS, HOST: '0.0.0.0', NODE_ENV: 'production' })
    expect(config.slack).toEqual({ botToken: 'xoxb-1', signingSecret: 'secret', apiUrl: null })
    expect(config.teams).toMatchObject({ appId: 'app', credential: { kind: 'password', password: 'word' } })
    expect(config.teams?.serviceHosts).toContain('smba.trafficmanager.net')
    expect(config).toMatchObject({ production: true, host: '0.0.0.0', simulator: false })
  })

  test.each([
    [{ TEAMS_CERTIFICATE_PATH: 'c.pem', TEAMS_PRIVATE_KEY_PATH: 'k.pem' }, 'certificate'],
    [{ TEAMS_MANAGED_IDENTITY: 'on' }, 'managed-identity'],
  ])('Teams takes %o', (credential, kind) => {
    const config = readConfig({ ...TEAMS, TEAMS_APP_PASSWORD: '', ...credential })
    expect(config.teams?.credential.kind).toBe(kind)
  })

  test('a force may name its own service hosts', () => {
    const config = readConfig({ ...TEAMS, TEAMS_SERVICE_HOSTS: ' A.example, b.example ,' })
    expect(config.teams?.serviceHosts).toEqual(['a.example', 'b.example'])
  })
})

describe('a setting wrong by itself', () => {
  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['NODE_ENV', 'prod'],
    ['NODE_ENV', 'Production'],
    ['DATABASE_URL', 'mysql://x'],
    ['SIMULATOR', 'yes'],
    ['TEAMS_MANAGED_IDENTITY', 'true'],
    ['TEAMS_ANONYMOUS_DEV', '1'],
    ['LOG_LEVEL', 'debug'],
  ])('%s=%s is named, with what it must be', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} must (be|start with) .+\\.$`)),
    ])
  })

  test('is reported together with every other fault, of either kind', () => {
    const faults = faultsOf({ NODE_ENV: 'production', PORT: 'x', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'nonsense' })
    expect(faults.map((fault) => /^\w+/.exec(fault)?.[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
      'SLACK_BOT_TOKEN',
      'ALONGSIDE_KEYS',
    ])
  })

  test('does not bring along what only follows from it', () => {
    expect(faultsOf({ ...TEAMS, TEAMS_APP_PASSWORD: '', TEAMS_MANAGED_IDENTITY: 'yes' })).toEqual([
      'TEAMS_MANAGED_IDENTITY must be "on" or "off".',
    ])
  })

  test('is never repeated back: it may be a secret in the wrong place', () => {
    const canary = 'canary-secret'
    const all = Object.fromEntries(
      [...Object.keys({ ...SLACK, ...TEAMS }), 'PORT', 'DATABASE_URL'].map((name) => [name, canary]),
    )
    expect(faultsOf(all).join()).not.toContain(canary)
  })

  test('the whole message is a list a person can work through', () => {
    const fault = new ConfigFault(['One.', 'Two.'])
    expect(fault.message).toBe("Alongside can't start with these settings:\n  - One.\n  - Two.")
  })
})

describe('.env', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-env-'))
  const name = 'ALONGSIDE_TEST_ONLY'
  beforeAll(() => {
    writeFileSync(path.join(folder, '.env'), `\uFEFFPORT=4001\n# a comment\n${name}=from the file\nLOG_LEVEL="warn"\n`)
    process.env[name] = 'from the process'
  })
  afterAll(() => {
    delete process.env[name]
    rmSync(folder, { recursive: true })
  })

  test('is read, also with the byte order mark Windows editors write', () => {
    expect(processEnvironment(folder)).toMatchObject({ PORT: '4001', LOG_LEVEL: 'warn' })
  })

  test('gives way to the environment of the process', () => {
    expect(processEnvironment(folder)[name]).toBe('from the process')
  })

  test('may be missing', () => {
    expect(processEnvironment(path.join(folder, 'nowhere'))[name]).toBe('from the process')
  })
})

test.each([
  ['in another encoding', (file: string) => writeFileSync(file, Buffer.from('\uFEFFPORT=4001\n', 'utf16le'))],
  ['of arbitrary bytes', (file: string) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0x80]))],
  ['that is a folder', (file: string) => mkdirSync(file)],
])('a .env %s is refused with what to do, not passed over', (_what, make) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-env-'))
  make(path.join(folder, '.env'))
  expect(() => processEnvironment(folder)).toThrow(/\.env can’t be read.*save it again as UTF-8/)
  rmSync(folder, { recursive: true })
})
