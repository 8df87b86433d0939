import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { COMMANDS, commandNamed } from '../../src/conversation/commands.ts'
import { SHORTCUTS } from '../../src/conversation/shortcuts.ts'

const text = (max: number, min = 1) => z.string().min(min).max(max)
const address = z.url({ protocol: /^https$/ })

/** The limits Slack documents for what we use; anything else is refused, so that a new part is looked up first. */
const SlackManifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal([1, 2]), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000, 174),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80).regex(/^[\w. -]+$/), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.literal(['global', 'message']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          url: address,
          description: text(2000),
          usage_hint: text(1000).optional(),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
})

const manifest = SlackManifest.parse(JSON.parse(readFileSync('manifests/slack.json', 'utf8')))
const { features, settings, oauth_config } = manifest

test('lists the commands there are, worded as the command table words them', () => {
  const listed = features.slash_commands.map(({ command, description, usage_hint }) => [
    command,
    description,
    usage_hint,
  ])
  const table = COMMANDS.map(({ name, summary, hint }) => [`/${name}`, summary, hint === '' ? undefined : `[${hint}]`])
  expect(listed).toEqual(table)
})

test('names a command in every global shortcut', () => {
  const global = features.shortcuts.filter(({ type }) => type === 'global')
  expect(global.filter(({ callback_id }) => commandNamed(callback_id) === null)).toEqual([])
  expect(global.length).toBeGreaterThan(0)
})

test('offers with a message what the table of shortcuts holds, worded as there', () => {
  const offered = features.shortcuts.filter(({ type }) => type === 'message')
  expect(offered.map(({ callback_id, name, description }) => [callback_id, name, description])).toEqual(
    SHORTCUTS.map(({ name, label, summary }) => [name, label, summary]),
  )
})

test('asks for no more than the product uses', () => {
  expect(oauth_config.scopes.bot).toEqual(['chat:write', 'commands', 'im:history', 'users:read', 'users:read.email'])
  expect(settings.event_subscriptions.bot_events).toEqual([
    'app_home_opened',
    'app_uninstalled',
    'message.im',
    'tokens_revoked',
  ])
})

test('speaks over signed HTTP with one lasting token, and lets people write to the bot', () => {
  expect(settings).toMatchObject({ socket_mode_enabled: false, token_rotation_enabled: false })
  expect(features.app_home).toMatchObject({ messages_tab_enabled: true, messages_tab_read_only_enabled: false })
})

test('sends everything to one host, so that one replacement fits it to a force', () => {
  const urls = [
    ...features.slash_commands.map(({ url }) => url),
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
  ]
  expect(new Set(urls.map((url) => new URL(url).host))).toEqual(new Set(['alongside.example']))
})

test('usernames are not unescaped: words reach us as they were typed', () => {
  expect(features.slash_commands.every(({ should_escape }) => !should_escape)).toBe(true)
})

test('the limits bite', () => {
  const long = { ...manifest, display_information: { ...manifest.display_information, name: 'x'.repeat(36) } }
  expect(SlackManifest.safeParse(long).success).toBe(false)
  expect(SlackManifest.safeParse({ ...manifest, functions: {} }).success).toBe(false)
})
