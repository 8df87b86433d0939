const BETA = [0.9, 0.999]
/** From this share of the turns on the steps are smaller, so that the end is not left to chance. */
const CALM = { from: 0.7, step: 0.3 }

/**
 * Softmax regression over sparse signs: whole passes by Adam, each weight pulled towards nought so that no rare sign decides
 * alone. Deterministic. `rows` have a `group`, their `signs`, and `again` when they are another one typed
 * differently, which is not counted towards `seenAtLeast`; `share` is how much a sign counts among so many.
 */
export function fitSoftmax(rows, { turns, step, pull, seenAtLeast, share }) {
  const groups = [...new Set(rows.map(({ group }) => group))].sort()
  const seen = new Map()
  for (const { signs } of rows.filter(({ again }) => !again))
    for (const sign of signs) seen.set(sign, (seen.get(sign) ?? 0) + 1)
  const signs = [...seen].filter(([, times]) => times >= seenAtLeast).map(([sign]) => sign)
  const place = new Map(signs.map((sign, at) => [sign, at]))
  const examples = rows.map(({ group, signs: own }) => {
    const columns = Int32Array.from(own.flatMap((sign) => place.get(sign) ?? []))
    return { columns, scale: share(columns.length), right: groups.indexOf(group) }
  })
  const width = groups.length
  const always = signs.length * width
  const [weights, mean, spread, slope] = Array.from({ length: 4 }, () => new Float32Array(always + width))
  const powers = new Float64Array(width)
  for (let turn = 1; turn <= turns; turn += 1) {
    for (let at = 0; at < weights.length; at += 1) slope[at] = at < always ? pull * weights[at] : 0
    for (const example of examples) learn(example, { weights, slope, powers, width, always })
    const pace = step * (turn < turns * CALM.from ? 1 : CALM.step)
    const [m, s] = BETA.map((beta) => 1 - beta ** turn)
    for (let at = 0; at < weights.length; at += 1) {
      mean[at] = BETA[0] * mean[at] + (1 - BETA[0]) * slope[at]
      spread[at] = BETA[1] * spread[at] + (1 - BETA[1]) * slope[at] ** 2
      weights[at] -= (pace * (mean[at] / m)) / (Math.sqrt(spread[at] / s) + 1e-8)
    }
  }
  return { groups, signs, weights, width, always }
}

/** Adds to the slope how far one example's answer is from the right one. */
function learn({ columns, scale, right }, { weights, slope, powers, width, always }) {
  for (let k = 0; k < width; k += 1) powers[k] = 0
  for (const column of columns) for (let k = 0; k < width; k += 1) powers[k] += weights[column * width + k]
  let top = Number.NEGATIVE_INFINITY
  for (let k = 0; k < width; k += 1) {
    powers[k] = powers[k] * scale + weights[always + k]
    top = Math.max(top, powers[k])
  }
  let whole = 0
  for (let k = 0; k < width; k += 1) {
    powers[k] = Math.exp(powers[k] - top)
    whole += powers[k]
  }
  for (let k = 0; k < width; k += 1) {
    powers[k] = powers[k] / whole - (k === right ? 1 : 0)
    slope[always + k] += powers[k]
    powers[k] *= scale
  }
  for (const column of columns) for (let k = 0; k < width; k += 1) slope[column * width + k] += powers[k]
}
