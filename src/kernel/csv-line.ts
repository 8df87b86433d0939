/** What a spreadsheet would run as a formula when it opens the file. */
const DANGEROUS = /^[=+\-@\t\r]/

/**
 * One line of a CSV file, without its end. A cell that a spreadsheet would run as a formula gets an apostrophe in front,
 * as spreadsheets themselves mark text; `readCell` takes it off again.
 */
export const csvLine = (cells: readonly string[]): string => cells.map((cell) => quoted(guarded(cell))).join(',')

const guarded = (cell: string): string => (DANGEROUS.test(cell) || cell.startsWith("'") ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[",\r\n]|^[\s']|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A cell as it was before `csvLine`: the apostrophe of a guarded cell goes, one that somebody typed stays. */
export const readCell = (cell: string): string => (/^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
