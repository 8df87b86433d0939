import { expect, test } from 'vitest'
import { DOORS } from '../support/doors.ts'
import { openStage } from '../support/stage.ts'

const SERGEANT = 'PC1007'

test.each(DOORS)(
  '%s: started with the database out of reach, /wellbeing answers; the rest follows without a restart',
  {
    timeout: 60_000,
  },
  async (_door, openRig) => {
    const stage = await openStage(await openRig(), [SERGEANT], { databaseAway: true })
    try {
      const who = stage.who(SERGEANT)
      expect(stage.app.database.ready()).toBe(false)
      await stage.driver.says(who, '/wellbeing can’t sleep')
      expect(stage.driver.screen(who)).toContain('116 123')
      await stage.driver.says(who, '/one-to-one')
      expect(stage.driver.screen(who)).toContain('can’t reach its records')

      await stage.database.start()
      await stage.app.tick()
      await stage.driver.says(who, '/one-to-one')
      expect(stage.driver.openForm(who)).toMatchObject({ person: '' })
      expect(stage.driver.faults()).toEqual([])
    } finally {
      await stage.close()
    }
  },
)
