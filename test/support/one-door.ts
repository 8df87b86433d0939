import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '../../src/config.ts'
import type { Reply, Request } from '../../src/conversation/exchange.ts'
import { doorsFor } from '../../src/wiring/doors.ts'
import type { DoorRig, Driver, Who } from './driver.ts'
import { type OpenedDoor, openDoor } from './ports.ts'

export const SAM: Who = { reference: 'PS2001', email: 'sam.patel@sample.example', name: 'Sam Patel' }

/** Any door alone, with one person on its platform and a `handle` that the test writes. */
export async function openOneDoor(
  rig: DoorRig,
  handle: (request: Request) => Reply | Promise<Reply>,
): Promise<{ driver: Driver; opened: OpenedDoor; close(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'alongside-door-'))
  const keys = `test:${randomBytes(32).toString('base64')}`
  await rig.enrol([SAM])
  const [door] = await doorsFor(readConfig({ ...rig.env(), PORT: '0', DATA_DIR: dataDir, ALONGSIDE_KEYS: keys }))
  if (!door) throw new Error(`no door is open in ${rig.door}`)
  const now = new Date('2026-03-09T09:00:00Z')
  const opened = await openDoor(door, handle, {
    simulator: {
      people: async () => [{ ...SAM, rank: 'Police Sergeant', unit: 'Response A', type: 'officer' }],
      now: async () => now,
      moveTo: async () => undefined,
      render: { slack: () => null, teams: () => null },
    },
  })
  return {
    driver: await rig.attach(opened.origin),
    opened,
    close: async () => {
      await rig.close()
      await opened.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
