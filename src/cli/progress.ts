const WIDTH = 30
const EVERY = 10_000

/** Where it is shown; a terminal says so. */
type Output = { isTTY?: boolean; write(text: string): unknown }

export type Progress = { read(lines: number, share: number): void; clear(): void }

/** How far a file has been read: one line that is written over on a terminal, elsewhere a line every 10,000. */
export function progress(output: Output): Progress {
  let said = 0
  let drawn = ''
  const draw = (line: string): void => {
    if (line === drawn) return
    output.write(`\r${line.padEnd(drawn.length)}${line === '' ? '\r' : ''}`)
    drawn = line
  }
  return {
    read: (lines, share) => {
      const full = Math.round(share * WIDTH)
      const percent = `${Math.floor(share * 100)} %`.padStart(5)
      if (output.isTTY) draw(`[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}]${percent}, ${lines} lines read`)
      else if (Math.floor(lines / EVERY) > said) {
        said = Math.floor(lines / EVERY)
        output.write(`${said * EVERY} lines read\n`)
      }
    },
    clear: () => draw(''),
  }
}
