import { createEmulator, type Emulator } from 'emulate'
import type { Who } from './driver.ts'

export const BOT_TOKEN = 'xoxb-alongside-test'
/** What our manifest asks for, and no more: the emulator refuses calls that need another scope. */
const BOT_SCOPES = ['chat:write', 'commands', 'users:read', 'users:read.email', 'im:history']
/** Stands for Slack's own client, which may open conversations and make triggers. */
const CLIENT_TOKEN = 'xoxb-client-test'

export type Workspace = {
  url: string
  team: string
  /** Slack's id of somebody. Throws for somebody who was not enrolled. */
  userId(email: string): string
  /** The conversation of the bot with a user. */
  conversation(user: string): Promise<string>
  /** A fresh trigger: it lives three seconds and opens one form. */
  trigger(user: string): Promise<string>
  close(): Promise<void>
}

/** A Slack workspace with these people and our bot in it, on a free loopback port. */
export async function workspace(people: readonly Who[]): Promise<Workspace> {
  const emulator: Emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        team: { name: 'Sample force', domain: 'sample' },
        users: [
          { name: 'alongside', real_name: 'Alongside', email: 'alongside@bot.example' },
          ...people.map((who) => ({ name: who.reference.toLowerCase(), real_name: who.name, email: who.email })),
        ],
        tokens: [
          { token: BOT_TOKEN, user: 'alongside', scopes: BOT_SCOPES },
          { token: CLIENT_TOKEN, user: 'alongside', scopes: [...BOT_SCOPES, 'im:write', 'im:read'] },
        ],
      },
    },
  })
  // The emulator says `localhost`, which may resolve to an address it does not listen on.
  const url = emulator.url.replace('localhost', '127.0.0.1')
  const call = async (method: string, args: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${CLIENT_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    return (await response.json()) as Record<string, unknown>
  }
  const home = await call('auth.test', {})
  const listed = await call('users.list', { limit: 1_000 })
  const members = listed.members as { id: string; profile: { email: string } }[]
  const ids = new Map(members.map((member) => [member.profile.email, member.id]))
  const conversations = new Map<string, string>()
  return {
    url,
    team: String(home.team_id),
    userId: (email) => {
      const id = ids.get(email)
      if (!id) throw new Error(`Nobody in the Slack workspace has the e-mail ${email}.`)
      return id
    },
    conversation: async (user) => {
      const opened = conversations.get(user) ?? (await call('conversations.open', { users: user })).channel
      const id = typeof opened === 'string' ? opened : String((opened as { id: string }).id)
      conversations.set(user, id)
      return id
    },
    trigger: async (user) => String((await call('views.generateTriggerId', { user_id: user })).trigger_id),
    close: () => emulator.close(),
  }
}
