import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'vitest'
import { DOORS } from '../support/doors.ts'
import { play } from '../support/play.ts'
import { readScript } from '../support/script.ts'
import { openStage } from '../support/stage.ts'

const FOLDER = new URL('./', import.meta.url)
const SCRIPTS = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))

describe.each(SCRIPTS)('%s', (name) => {
  const steps = readScript(readFileSync(new URL(name, FOLDER), 'utf8'))
  const cast = steps.filter(({ verb }) => verb === 'as').map(({ rest }) => rest)

  test.each(DOORS)('plays through %s', { timeout: 60_000 }, async (_door, openRig) => {
    const stage = await openStage(await openRig(), cast)
    try {
      await play(steps, stage)
    } finally {
      await stage.close()
    }
  })
})
