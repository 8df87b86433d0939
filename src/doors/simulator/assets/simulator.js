// The page works without any of this, by plain forms. With it, answers arrive live and nothing jumps.
import { startComposer } from './composer.js'
import { startDrafts } from './drafts.js'
import { startLive } from './live.js'
import { createLog } from './log.js'
import { startPeople } from './people.js'
import { startSending } from './sending.js'
import { createTools } from './tools.js'

document.documentElement.dataset.script = 'on'
startPeople()

const main = document.querySelector('[data-home]')
if (main) {
  const tools = createTools()
  const log = createLog(main, tools.follow)
  startComposer()
  startSending(log, tools)
  startDrafts()
  startLive(main.dataset.home, log, tools)
  log.showLast()
}
