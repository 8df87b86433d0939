/** Several values in one cell. A separator or backslash inside a value has a backslash in front. */
export const joined = (values: readonly string[], separator: ';' | '|'): string =>
  values
    .map((value) => value.replaceAll('\\', '\\\\').replaceAll(separator, `\\${separator}`))
    .join(separator === ';' ? '; ' : ' | ')

export function split(cell: string, separator: ';' | '|'): string[] {
  const values = ['']
  for (const [token] of cell.matchAll(/\\?./gs)) {
    if (token === separator) values.push('')
    else values.push(`${values.pop() ?? ''}${token.length === 2 && isEscaped(token) ? token.slice(1) : token}`)
  }
  return values.map((value) => value.trim())
}

const isEscaped = (token: string): boolean => ['\\\\', '\\;', '\\|'].includes(token)
