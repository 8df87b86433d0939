// `/wellbeing` in the built app against a bare Bolt echo, in turns, so that a busy moment of the machine meets both.
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { middle, percentile, worst } from './figures.mjs'
import { cpuOf, start, stop, untilAnswer } from './server.mjs'
import { ask, BOT_TOKEN, drive, openPeer, SIGNING_SECRET } from './slack-peer.mjs'

const WARM_UP = { count: 300, together: 4 }
const ROUND = { count: 500, together: 4 }

/** What goes on after the last acknowledgement belongs to the requests too: waits until the CPU rests. */
async function settled(pid) {
  for (let before = -1, now = cpuOf(pid); now !== before; now = cpuOf(pid)) {
    before = now
    await wait(300)
  }
  return cpuOf(pid)
}

async function oneRound(server, peer) {
  const before = await settled(server.pid)
  const took = await drive(server.port, peer, ROUND)
  const after = await settled(server.pid)
  return { cpu: (after - before) / ROUND.count, p50: percentile(took, 0.5), p99: percentile(took, 0.99) }
}

/** `rounds` turns of each; ratios app ÷ echo of each turn, with their median and worst. */
export async function compareRequests(dataDir, rounds) {
  const peer = await openPeer()
  const slack = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET }
  const keys = `1:${randomBytes(32).toString('base64')}`
  const echo = await start(process.execPath, ['test/bench/echo.mjs'], slack)
  const app = await start(process.execPath, ['dist/main.js'], {
    ...slack,
    SLACK_API_URL: peer.apiUrl,
    ALONGSIDE_KEYS: keys,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
  })
  try {
    const echoStart = await untilAnswer(echo, () => ask(echo.port, peer))
    const appStart = await untilAnswer(app, () => ask(app.port, peer))
    await drive(echo.port, peer, WARM_UP)
    await drive(app.port, peer, WARM_UP)
    const turns = []
    for (let round = 0; round < rounds; round += 1) {
      turns.push({ echo: await oneRound(echo, peer), app: await oneRound(app, peer) })
    }
    const ratios = (key) => turns.map((turn) => turn.app[key] / turn.echo[key])
    const summary = (key) => ({ median: middle(ratios(key)), worst: worst(ratios(key)) })
    return {
      rounds,
      perRound: ROUND.count,
      cpu: summary('cpu'),
      p99: summary('p99'),
      turns,
      start: { app: appStart, echo: echoStart },
    }
  } finally {
    await Promise.all([stop(echo), stop(app)])
    peer.close()
  }
}
