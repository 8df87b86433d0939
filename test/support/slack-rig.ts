import type { WatchedRig } from './doors.ts'
import type { Who } from './driver.ts'
import { slackDriver } from './slack-driver.ts'
import { slackPeer } from './slack-peer.ts'

/** Slack for a test: a workspace on loopback, and a client that acts in it as a person does. */
export async function slackRig(): Promise<WatchedRig> {
  const peer = await slackPeer()
  let enrolled: readonly Who[] = []
  return {
    door: 'slack',
    env: () => ({
      SLACK_BOT_TOKEN: peer.botToken,
      SLACK_SIGNING_SECRET: peer.signingSecret,
      SLACK_API_URL: peer.apiUrl,
    }),
    enrol: async (people) => {
      enrolled = people
      await peer.enrol(people)
    },
    attach: (origin) => slackDriver(peer, enrolled, origin),
    given: () => JSON.stringify([peer.accepted.map(({ method, args }) => ({ method, args })), peer.drawn]),
    close: peer.close,
  }
}
