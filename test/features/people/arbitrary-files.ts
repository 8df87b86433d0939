import fc from 'fast-check'
import { officer } from './force.ts'

/** Small numbers meet often: duplicates, circles, missing superiors, passed-on addresses and faulty cells all come up. */
const line = fc
  .record({
    index: fc.nat(12),
    twin: fc.nat(60),
    above: fc.nat(14),
    second: fc.nat(40),
    nation: fc.constantFrom('england', 'england', 'england', 'england', 'nowhere'),
    rank: fc.constantFrom('Police Constable', 'Sergeant'),
    leaves: fc.constantFrom('', '', '', '2026-03-29', '2026-12-31'),
  })
  .map(({ index, twin, above, second, nation, rank, leaves }) =>
    officer(index, {
      email: `officer.${twin <= 12 ? twin : index}@sample.example`,
      supervisor_id: above === index || above === 13 ? '' : `PC${above}`,
      second_line_id: second > 13 || second === index || second === above ? '' : `PC${second}`,
      nation,
      rank,
      leaves_on: leaves,
    }),
  )

export const files = fc.array(line, { maxLength: 25 })
