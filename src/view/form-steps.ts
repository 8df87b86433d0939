import { DRAFT, type Form, type Step } from './form.ts'

/** The steps that stand below a field, in their order. */
export function stepsAfter(form: Form, field: string): readonly Step[] {
  return stepsOf(form).filter(({ after }) => after === field)
}

/** The steps that stand below the last field: those that name no field, or one that is not there. */
export function stepsAtEnd(form: Form): readonly Step[] {
  const names = form.fields.map(({ name }) => name)
  return stepsOf(form).filter(({ after }) => after === undefined || !names.includes(after))
}

/** Throws an `Error` for two steps of one name, or one that a door would take for its own. */
function stepsOf({ steps = [] }: Form): readonly Step[] {
  const names = steps.map(({ name }) => name)
  if (names.includes(DRAFT) || names.includes('')) throw new Error('A step has a name that a door needs')
  if (new Set(names).size < names.length) throw new Error('Two steps have the same name')
  return steps
}
