import { afterEach, expect, test } from 'vitest'
import { DOORS } from '../support/doors.ts'
import { type OpenStage, openStage } from '../support/stage.ts'

let stage: OpenStage
afterEach(() => stage.close())

test.each(DOORS)('asked where others read along, only the asker sees the answer: %s', async (door, openRig) => {
  const rig = await openRig()
  stage = await openStage(rig, ['PC1007', 'PC1008'])
  const { driver, who } = stage
  const [tom, priya] = [who('PC1007'), who('PC1008')]
  const asks = [
    ["/wellbeing can't sleep since the fatal", '116 123'],
    ['/team', 'Priya Shah'],
    ['/one-to-one', 'Who was it with?'],
    ['/one-to-on', 'Did you mean'],
  ] as const
  const priyaSaw = driver.screen(priya)
  for (const [asked, seen] of asks) {
    await driver.saysInShared(tom, asked)
    expect(driver.screen(tom)).toContain(seen)
    expect(driver.screen(priya)).toBe(priyaSaw)
    expect(driver.inbox(priya)).toEqual([])
  }
  expect(inTheChannel[door](rig.given())).toEqual(door === 'teams' ? asks.map(() => NEUTRAL) : [])
  expect(driver.faults()).toEqual([])
})

const NEUTRAL = 'I have sent you a private message.'

/** What the bot wrote where everybody can read it, as the platform was given it. */
const inTheChannel: Record<(typeof DOORS)[number][0], (given: string) => unknown[]> = {
  slack: (given) => JSON.parse(given)[0].filter((call: { args: { channel?: string } }) => call.args.channel === SHARED),
  teams: (given) =>
    JSON.parse(given)
      .filter(({ conversation }: { conversation: string }) => conversation.startsWith('19:'))
      .map(({ activity }: { activity: { text: string; attachments?: unknown[] } }) =>
        activity.attachments ? activity : activity.text,
      ),
  simulator: () => [],
}
const SHARED = 'C0GENERAL'
