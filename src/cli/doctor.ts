import { existsSync } from 'node:fs'
import { type Config, processEnvironment, readConfig } from '../config.ts'
import { Failure } from '../kernel/failure.ts'
import { checkDirectoryNow } from '../wiring/check-directory.ts'
import { readArguments } from './arguments.ts'
import { Refused } from './refused.ts'
import { withApp } from './with-app.ts'

type Finding = { ok: boolean; line: string }
const fine = (line: string): Finding => ({ ok: true, line })
const wrong = (line: string): Finding => ({ ok: false, line })

/** `doctor`: one line a matter, each fault with what to do. Exit code 1 when there is one. */
export async function doctor(args: readonly string[]): Promise<void> {
  readArguments(args, { usage: 'doctor', atMost: 0 })
  const config = readConfig(processEnvironment())
  const findings = [...settings(config), ...directory(config), ...(await records())]
  for (const { ok, line } of findings) process.stdout.write(`${ok ? 'ok   ' : 'FAULT'} ${line}\n`)
  const faults = findings.filter(({ ok }) => !ok).length
  if (faults > 0) throw new Refused(`${faults} ${faults === 1 ? 'fault' : 'faults'} found.`)
}

function settings(config: Config): Finding[] {
  const doors = [config.slack && 'Slack', config.teams && 'Teams', config.simulator && 'simulator'].filter(Boolean)
  return [
    fine(`Doors: ${doors.join(', ')}.`),
    fine(
      config.databaseUrl
        ? 'Database: the server of DATABASE_URL.'
        : `Database: PostgreSQL of its own, under ${config.dataDir}.`,
    ),
    ...(config.simulator || config.publicUrl
      ? []
      : [
          fine(
            'Copies of records: none from Slack or Teams until PUBLIC_URL is set to the https address of Alongside.',
          ),
        ]),
    fine(config.keys ? 'Keys: from ALONGSIDE_KEYS.' : 'Keys: made by the simulator, in its data folder.'),
    config.policyPath && !existsSync(config.policyPath)
      ? wrong(`Policy: POLICY_PATH names ${config.policyPath}, which can’t be read. Check the path.`)
      : fine(
          'Policy: digests go out on Mondays at 09:00 local time (a product default: force to set), or when their reader has chosen.',
        ),
  ]
}

function directory(config: Config): Finding[] {
  const check = checkDirectoryNow(config)
  const faults = check.faults.map(({ file, entry, field, problem, fix }) =>
    wrong(`Directory: ${file}, ${entry}, ${field}: ${problem} ${fix}`),
  )
  const hidden = check.hidden.map(({ id }) => id).join(', ')
  const due = check.due.length > 0 ? `; due to be checked: ${check.due.map(({ id }) => id).join(', ')}` : ''
  const bare = check.empty.length > 0 ? `; nothing of your force’s own for: ${check.empty.join(', ')}` : ''
  return [
    ...faults,
    ...(hidden === ''
      ? []
      : [wrong(`Directory: hidden from readers because nobody has checked them: ${hidden}. Ring each and date it.`)]),
    ...(check.holidaysEnd === null
      ? []
      : [
          wrong(
            `Bank holidays: the list ends on ${check.holidaysEnd}, and opening hours will be wrong after it. Take a newer version of Alongside.`,
          ),
        ]),
    fine(
      `Directory: ${check.counts.entries} entries, ${check.unverified.length} shown that nobody of your force has rung yet${due}${bare}.`,
    ),
  ]
}

/** A fault that keeps us from the records is one finding among the others. */
async function records(): Promise<Finding[]> {
  try {
    return await countRecords()
  } catch (error) {
    if (error instanceof Refused) return [wrong(`Records: ${error.message}`)]
    if (error instanceof Failure) return [wrong(`Records: ${error.reader}`)]
    throw error
  }
}

async function countRecords(): Promise<Finding[]> {
  return withApp(async ({ administration }) => {
    const { people, supervision, messages, passes } = await administration.health()
    const ran = Object.entries(passes)
    return [
      people.total === 0
        ? wrong('People: none yet. Import them: npm run -s alongside -- people import FILE')
        : fine(`People: ${people.total}, of whom ${people.unsupervised} have no supervisor.`),
      fine(
        `Supervision: ${supervision.many} supervisors have more than ${supervision.most} people; ${supervision.ends} covers end within a week.`,
      ),
      ...messages.map(({ state, reason, count }) => {
        const line = `Messages: ${count} ${state}${reason ? ` (${reason})` : ''}.`
        return ['failed', 'dead', 'unknown'].includes(state)
          ? wrong(`${line} Look at who they were for and tell them another way.`)
          : fine(line)
      }),
      ...(ran.length === 0 ? [fine('Reminders: no pass has run yet.')] : []),
      ...ran.map(([pass, at]) => fine(`Reminders: last ${pass} pass at ${at.toISOString()}.`)),
    ]
  })
}
