// Slack as far as the bench needs it: signs requests, takes answers. Loopback only.
import { createHmac, randomBytes } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'

export const SIGNING_SECRET = randomBytes(16).toString('hex')
export const BOT_TOKEN = `xoxb-${randomBytes(8).toString('hex')}`

const WORDS = [
  "can't sleep since the fatal",
  'debt',
  'one of my team was assaulted',
  'menopause',
  'divorce and drinking too much',
  '',
]

/** Answers every Web API call and every response URL with "ok"; `answers` counts them. */
export async function openPeer() {
  let answers = 0
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      answers += 1
      outgoing.setHeader('content-type', 'application/json')
      outgoing.end(
        '{"ok":true,"team_id":"T0BENCH","team":"bench","bot_id":"B0BENCH","user_id":"U0BENCH","url":"https://bench.slack.com/"}',
      )
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { apiUrl: `${origin}/api/`, origin, answers: () => answers, close }
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
let serial = 0

function signedCommand(peer) {
  serial += 1
  const body = new URLSearchParams({
    command: '/wellbeing',
    text: WORDS[serial % WORDS.length],
    team_id: 'T0BENCH',
    team_domain: 'bench',
    channel_id: 'D0BENCH',
    channel_name: 'directmessage',
    user_id: `U0BENCH${serial % 500}`,
    user_name: 'bench',
    api_app_id: 'A0BENCH',
    response_url: `${peer.origin}/response/${serial}`,
    trigger_id: `1.2.${serial}`,
  }).toString()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  }
}

/** One signed `/wellbeing`; milliseconds until the acknowledgement was there whole. Throws unless it was a 200. */
export function ask(port, peer) {
  const { body, headers } = signedCommand(peer)
  return new Promise((resolve, reject) => {
    const since = performance.now()
    const call = request(
      { host: '127.0.0.1', port, path: '/slack/commands', method: 'POST', agent, headers },
      (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - since)
          else reject(new Error(`The server answered ${response.statusCode}.`))
        })
      },
    )
    call.once('error', reject)
    call.end(body)
  })
}

/** `count` requests, `together` of them at a time; the milliseconds of each. */
export async function drive(port, peer, { count, together }) {
  const took = []
  let left = count
  const worker = async () => {
    while (left > 0) {
      left -= 1
      took.push(await ask(port, peer))
    }
  }
  await Promise.all(Array.from({ length: together }, worker))
  return took
}
