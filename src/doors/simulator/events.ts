import type { Response } from 'express'
import type { ShortcutEntry } from '../../conversation/exchange.ts'
import type { Player } from './cast.ts'
import type { Conversations, Entry } from './conversations.ts'
import { entryMarkup } from './entry.ts'

export type Events = {
  /** Keeps the response open and sends every entry newer than `since`, then each as it comes. */
  open(response: Response, player: Player, since: number): void
  /** Shows everybody that the clock has moved. */
  tick(): Promise<void>
  close(): void
}

/** Often enough that a proxy or a sleeping laptop notices a dead connection, and that the shown minute is right. */
const HEARTBEAT = 20_000
/** A browser holds six connections to one place; this many tabs are far more than a person can look at. */
const STREAMS = 200
/** Bytes that may wait for one reader. */
const UNREAD = 4_000_000

/** Live arrival by server-sent events: one stream for each open page. */
export function createEvents(options: {
  conversations: Conversations
  shortcuts: readonly ShortcutEntry[]
  /** What the clock says now, in words; null where it cannot be read. */
  clock(): Promise<string | null>
}): Events {
  const streams = new Map<Response, () => void>()

  const tick = async () => {
    if (streams.size === 0) return
    const words = await options.clock()
    for (const response of streams.keys()) response.write(words === null ? ':\n\n' : event('clock', words))
  }
  const heartbeat = setInterval(() => void tick(), HEARTBEAT)
  heartbeat.unref()

  return {
    open: (response, player, since) => {
      if (streams.size >= STREAMS) {
        response.status(503).end()
        return
      }
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write('retry: 2000\n\n')
      // A reader that has stopped reading is let go before it fills our memory; its browser comes back by itself.
      const send = (entry: Entry) => {
        if (response.writableLength > UNREAD) response.destroy()
        else response.write(event('entry', changeOf(player, entry, options.shortcuts), entry.version))
      }
      for (const entry of options.conversations.changedSince(player.user, since)) send(entry)
      streams.set(response, options.conversations.watch(player.user, send))
      response.on('close', () => {
        streams.get(response)?.()
        streams.delete(response)
      })
    },
    tick,
    close: () => {
      clearInterval(heartbeat)
      for (const response of streams.keys()) response.end()
    },
  }
}

/** What a page needs to draw one entry: an empty fragment takes it away. */
export function changeOf(player: Player, entry: Entry, shortcuts: readonly ShortcutEntry[]) {
  return { id: entry.id, version: entry.version, html: entryMarkup(player, entry, shortcuts) }
}

function event(name: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
