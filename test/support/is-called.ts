/** Whether an option is the one a script means: by its whole label, or by what stands before a dash and how it stands today. */
export const isCalled = (label: string, wanted: string): boolean =>
  label === wanted || (wanted !== '' && label.startsWith(`${wanted} – `))
