import type { Config } from '../config.ts'
import type { Door } from '../conversation/exchange.ts'

/** The doors the settings open. Each SDK is loaded only when its door is wanted: Teams alone costs 100 MB. */
export async function doorsFor(config: Config): Promise<Door[]> {
  const doors: Door[] = []
  if (config.slack) {
    const { slackDoor } = await import('../doors/slack/index.ts')
    doors.push(slackDoor(config.slack))
  }
  if (config.teams) {
    const { teamsDoor } = await import('../doors/teams/index.ts')
    doors.push(teamsDoor(config.teams))
  }
  if (config.simulator) {
    const { simulatorDoor } = await import('../doors/simulator/index.ts')
    doors.push(simulatorDoor())
  }
  return doors
}
