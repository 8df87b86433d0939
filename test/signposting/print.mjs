import '../support/typescript.mjs'

const { rate, total } = await import('./measure.ts')

/** The figures of one engine over one set of sentences, by group. */
export function printFigures({ crisisRecall, falseAlarms, first, inThree, outOfScope, sameAnswer }) {
  table('crisis recall', crisisRecall)
  table('false alarms', falseAlarms)
  table('right category first', first)
  table('in the first three', inThree)
  table('out of scope recognised', { out_of_scope: outOfScope })
  table('same answer', sameAnswer)
}

function table(title, groups) {
  const all = total(groups)
  console.log(`${title}: ${rate(all).toFixed(3)} (${all.right} of ${all.of})`)
  for (const [group, one] of Object.entries(groups))
    console.log(`  ${group.padEnd(28)} ${rate(one).toFixed(3)} (${one.right} of ${one.of})`)
}
