import type { DoorRig } from './driver.ts'
import { simulatorRig } from './simulator-rig.ts'
import { slackRig } from './slack-rig.ts'
import { teamsRig } from './teams-rig.ts'

/** A door's rig that also shows everything the bot has given its platform so far, as it went over the wire. */
export type WatchedRig = DoorRig & { given(): string }

/** Every door, for suites that are played through all of them. */
export const DOORS: readonly [DoorRig['door'], () => Promise<WatchedRig>][] = [
  ['slack', slackRig],
  ['teams', teamsRig],
  ['simulator', simulatorRig],
]
