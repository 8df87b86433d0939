import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * A mark of this very process: its id alone is handed out again after it ends. Null when nothing runs under the id, or
 * only a zombie that nobody reaps.
 */
export function lifeMark(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null
  return process.platform === 'linux' ? markFromProc(pid) : markFromPs(pid)
}

function markFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold anything; the rest begins after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${fields[19]}`
  } catch {
    return null
  }
}

function markFromPs(pid: number): string | null {
  const said = ps(pid, 'state=,lstart=')
  return said === '' || said.startsWith('Z') ? null : said.slice(said.indexOf(' ')).trim()
}

/** Whether a live process is a PostgreSQL server on this data folder; it changes into the folder when it starts. */
export function servesData(pid: number, data: string): boolean {
  if (lifeMark(pid) === null) return false
  if (process.platform !== 'linux') return ps(pid, 'command=').includes(data)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return false
  }
}

function ps(pid: number, columns: string): string {
  const result = spawnSync('/bin/ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' })
  return result.status === 0 ? result.stdout.trim() : ''
}
