/** What we read of a Bot Framework activity. Everything else that came is left alone. */
export type Activity = {
  type: string
  /** Empty where the platform sent none. */
  id: string
  /** The name of an invoke (`adaptiveCard/action`) or event. */
  name: string
  channelId: string
  serviceUrl: string
  conversation: { id: string; personal: boolean }
  /** Every tenant the activity names; all of them must be ours. */
  tenants: readonly string[]
  from: { id: string; aadObjectId: string }
  /** Our own id in the conversation, `28:<app id>`. */
  bot: string
  text: string
  mentions: readonly { id: string; text: string }[]
  /** What a card brought back; its shape is checked where it is read. */
  value: unknown
  /** The card or message that was acted on. */
  replyToId: string
  added: readonly string[]
  removed: readonly string[]
  /** Of an `installationUpdate`: `add`, `add-upgrade`, `remove`, `remove-upgrade`. */
  action: string
}

/** The invokes of a message's menu, and of the dialog that it opens. */
export const DIALOG = { opened: 'composeExtension/fetchTask', submitted: 'composeExtension/submitAction' } as const

/** Null when the body lacks what every activity has. Never throws, whatever the body. */
export function readActivity(body: unknown): Activity | null {
  const type = textAt(body, 'type')
  const channelId = textAt(body, 'channelId')
  const serviceUrl = textAt(body, 'serviceUrl')
  const conversation = textAt(body, 'conversation', 'id')
  const from = textAt(body, 'from', 'id')
  const bot = textAt(body, 'recipient', 'id')
  if (!type || !channelId || !serviceUrl || !conversation || !from || !bot) return null
  const kind = textAt(body, 'conversation', 'conversationType')
  const tenants = [textAt(body, 'conversation', 'tenantId'), textAt(body, 'channelData', 'tenant', 'id')]
  return {
    type,
    id: textAt(body, 'id'),
    name: textAt(body, 'name'),
    channelId,
    serviceUrl,
    conversation: {
      id: conversation,
      // Only the development emulator leaves the kind out. In Teams a missing kind is treated as shared: it fails quiet.
      personal: kind === 'personal' || (kind === '' && channelId === 'emulator'),
    },
    tenants: tenants.filter((tenant) => tenant !== ''),
    from: { id: from, aadObjectId: textAt(body, 'from', 'aadObjectId') },
    bot,
    text: textAt(body, 'text'),
    mentions: listAt(body, 'entities')
      .filter((entity) => textAt(entity, 'type') === 'mention')
      .map((entity) => ({ id: textAt(entity, 'mentioned', 'id'), text: textAt(entity, 'text') })),
    value: at(body, 'value'),
    replyToId: textAt(body, 'replyToId'),
    added: listAt(body, 'membersAdded').map((member) => textAt(member, 'id')),
    removed: listAt(body, 'membersRemoved').map((member) => textAt(member, 'id')),
    action: textAt(body, 'action'),
  }
}

/** The value under a path of keys, or undefined. Own properties only. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  )
}

/** The text under a path of keys; empty when there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = at(value, key)
  return Array.isArray(found) ? found : []
}
