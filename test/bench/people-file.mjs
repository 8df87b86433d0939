import { closeSync, openSync, writeSync } from 'node:fs'

const HEADER =
  'person_id,name,email,type,rank,unit,site,nation,zone,supervisor_id,starts_on,leaves_on,duty_pattern,duty_pattern_from,roles'
const WIDTH = 8

/**
 * A people file of `count` lines, each person supervising eight; one line in a hundred of those who supervise nobody has a
 * fault. Written piece by piece: the bench is not to be what needs the memory.
 */
export function writePeople(file, count) {
  const out = openSync(file, 'w')
  let lines = [HEADER]
  for (let index = 0; index < count; index++) {
    const isLeaf = index * WIDTH + 1 >= count
    const type = isLeaf && index % 100 === 99 ? 'wizard' : 'officer'
    const above = index === 0 ? '' : `B${Math.floor((index - 1) / WIDTH)}`
    const who = `B${index},Invented Person ${index},invented.person.${index}@sample.example,${type},Constable`
    const where = `Force/Division ${index % 40}/Team ${index % 400},Riverside,england,,${above}`
    lines.push(`${who},${where},2015-01-05,,EELLNN----,2026-01-05,`)
    if (lines.length === 1_000 || index === count - 1) {
      writeSync(out, `${lines.join('\n')}\n`)
      lines = []
    }
  }
  closeSync(out)
}
