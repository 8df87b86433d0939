/** What was typed: no field of ours but `people` takes several values; sent all the same, they are kept whole. */
export const textsOf = (values: Readonly<Record<string, string | readonly string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat().join('\n')]))
