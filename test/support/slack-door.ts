import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { Door, DoorPorts, Reply, Request } from '../../src/conversation/exchange.ts'
import { type SlackConfig, slackDoor } from '../../src/doors/slack/index.ts'
import type { Who } from './driver.ts'
import { type OpenedDoor, openDoor } from './ports.ts'
import { type SlackDriver, slackDriver } from './slack-driver.ts'
import { type SlackPeer, slackPeer } from './slack-peer.ts'

export const SAM: Who = { reference: 'PS2001', email: 'sam.patel@sample.example', name: 'Sam Patel' }
export const PRIYA: Who = { reference: 'PC1007', email: 'priya.shah@sample.example', name: 'Priya Shah' }

/** An address at which nobody listens, as when Slack is away. */
export async function deadApi(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/api/`
}

export type OpenedSlack = {
  door: Door
  peer: SlackPeer
  driver: SlackDriver
  opened: OpenedDoor
  close(): Promise<void>
}

/** The Slack door alone, on the real web server, in a workspace of two people; `handle` is the test's. */
export async function openSlack(
  handle: (request: Request) => Reply | Promise<Reply>,
  overrides: Partial<DoorPorts> = {},
  config: Partial<SlackConfig> = {},
): Promise<OpenedSlack> {
  const peer = await slackPeer()
  await peer.enrol([SAM, PRIYA])
  const { botToken, signingSecret, apiUrl } = peer
  const door = slackDoor({ botToken, signingSecret, apiUrl, ...config })
  const opened = await openDoor(door, handle, overrides)
  const driver = await slackDriver(peer, [SAM, PRIYA], opened.origin)
  const close = async (): Promise<void> => {
    await opened.close()
    await peer.close()
  }
  return { door, peer, driver, opened, close }
}
