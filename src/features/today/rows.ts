/** Lines that share one row of buttons: few enough to see which button belongs to which. */
const ROW = 5

export function inRows<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / ROW) }, (_, row) => items.slice(row * ROW, (row + 1) * ROW))
}
