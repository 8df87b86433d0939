import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebClient } from '@slack/web-api'
import { afterEach, expect, it } from 'vitest'
import { locate, whoIs } from '../../../src/doors/slack/people.ts'
import { deadApi, openSlack, PRIYA, SAM } from '../../support/slack-door.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

it('knows who an id is, and where an e-mail lives', async () => {
  const slack = await openSlack(() => ({ kind: 'quiet' }))
  const { team, userId } = slack.peer.workspace()
  const sam = { door: 'slack', tenant: team, user: userId(SAM.email), route: {} }
  expect(await slack.door.whoIs(team, sam.user)).toEqual({ email: SAM.email, address: sam })
  expect(await slack.door.locate(PRIYA.email)).toEqual({ ...sam, user: userId(PRIYA.email) })
  expect(await slack.door.whoIs(team, 'UNOBODY')).toBeNull()
  expect(await slack.door.whoIs('T0ELSEWHERE', sam.user)).toBeNull()
  expect(await slack.door.locate('nobody@sample.example')).toBeNull()
  await slack.close()
})

it('throws when Slack cannot be reached, so that absence is not read into it', async () => {
  const slack = await openSlack(() => ({ kind: 'quiet' }), {}, { apiUrl: await deadApi() })
  await expect(slack.door.whoIs('T1', 'U1')).rejects.toThrow()
  await expect(slack.door.locate(SAM.email)).rejects.toThrow()
  await slack.close()
})

/** A Slack that says this of every account. */
async function slackSaying(user: object): Promise<WebClient> {
  const server = createServer((_request, response) => response.end(JSON.stringify({ ok: true, user })))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return new WebClient('xoxb', { slackApiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/` })
}
const member = { id: 'U1', team_id: 'T1', profile: { email: SAM.email } }

it('does not take a stranger’s e-mail for proof of who they are', async () => {
  for (const doubtful of [{ is_stranger: true }, { team_id: 'T2' }, { is_email_confirmed: false }]) {
    const client = await slackSaying({ ...member, ...doubtful })
    expect(await whoIs(client, 'T1', 'U1')).toMatchObject({ email: null })
  }
  const elsewhere = await slackSaying({ ...member, team_id: 'T2' })
  expect(await locate(elsewhere, 'T1', SAM.email)).toBeNull()
})

it('knows a member of the organisation by its id', async () => {
  const client = await slackSaying({ ...member, team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } })
  expect(await whoIs(client, 'E1', 'U1')).toMatchObject({ email: SAM.email })
})

it('knows nobody behind a robot or a closed account', async () => {
  for (const gone of [{ deleted: true }, { is_bot: true }]) {
    const client = await slackSaying({ ...member, ...gone })
    expect(await whoIs(client, 'T1', 'U1')).toBeNull()
    expect(await locate(client, 'T1', SAM.email)).toBeNull()
  }
})
