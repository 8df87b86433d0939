/** The smallest value that at least `share` of the values do not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
}

export const middle = (values) => percentile(values, 0.5)
export const worst = (values) => Math.max(...values)
