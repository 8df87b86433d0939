import type { Field, Form, Step } from '../../view/form.ts'
import { stepsAfter, stepsAtEnd } from '../../view/form-steps.ts'
import { inertLine } from '../../view/inert.ts'
import type { Message } from '../../view/message.ts'
import { fieldMarkup } from './render-fields.ts'
import { buttonLabel, escapeHtml, hidden, line, paragraphs, postsTo } from './render-html.ts'
import { nodeMarkup } from './render-nodes.ts'

/**
 * `prefix` begins the id of every element, so that two forms can stand on one page; `action` is where it posts to, and
 * `draft` where a form that keeps what is typed posts it to while it is being typed.
 */
export type FormIds = { prefix: string; action?: string; draft?: string }

/**
 * A message as an HTML fragment for a page that has its own `h1`. A button is a small form that posts `_button` and
 * `_carry` to `action` (else to the page's own address), so it works without a script.
 */
export function renderMessage(message: Message, action?: string): string {
  if (inertLine(message.notice) === '') throw new Error('HTML: a message needs a notice')
  return nodeMarkup(message.body, action).filter(Boolean).join('\n')
}

/** A form as GOV.UK writes one: what is wrong first, each error again at its field, native inputs, nothing typed lost. */
export function renderForm(form: Form, ids: FormIds): string {
  const title = `${ids.prefix}-title`
  return [
    `<form class="as-form" method="post"${postsTo(ids.action)}${drafts(form, ids)} novalidate aria-labelledby="${escapeHtml(title)}">`,
    hidden('_form', form.name),
    hidden('_carry', JSON.stringify(form.carry)),
    enterButton(form),
    `<h2 class="as-heading" id="${escapeHtml(title)}" dir="auto">${line(form.title)}</h2>`,
    ...form.intro.map((paragraph) => paragraphs(paragraph, 'as-text')),
    errorSummary(form, ids),
    ...form.fields.flatMap((field) => [
      sectionHeading(field),
      fieldMarkup(field, form, ids.prefix),
      stepButtons(stepsAfter(form, field.name)),
    ]),
    stepButtons(stepsAtEnd(form)),
    `<div class="as-buttons as-last">${lastButtons(form)}</div>`,
    '</form>',
  ]
    .filter(Boolean)
    .join('\n')
}

function drafts({ keeps }: Form, { draft }: FormIds): string {
  return keeps && draft !== undefined ? ` data-draft="${escapeHtml(draft)}"` : ''
}

/** A form that keeps what is typed can be closed: it takes the words along. */
function lastButtons({ keeps, submit }: Form): string {
  const save = `<button type="submit" class="as-button as-main">${buttonLabel(submit)}</button>`
  return keeps
    ? `${save}<button type="submit" class="as-button" name="_close" value="yes" formnovalidate>Close</button>`
    : save
}

/** The Enter key presses the first button of a form: that has to be its own, not a step above it. */
function enterButton({ steps = [], submit }: Form): string {
  return steps.length === 0 ? '' : `<button type="submit" hidden>${buttonLabel(submit)}</button>`
}

function sectionHeading({ heading }: Field): string {
  return inertLine(heading ?? '') === ''
    ? ''
    : `<h3 class="as-heading as-section" dir="auto">${line(heading ?? '')}</h3>`
}

function stepButtons(steps: readonly Step[]): string {
  const buttons = steps.map(({ name, label }) => {
    const value = `name="_step" value="${escapeHtml(name)}"`
    return `<button type="submit" class="as-button" ${value} formnovalidate>${buttonLabel(label)}</button>`
  })
  return buttons.length === 0 ? '' : `<div class="as-buttons">${buttons.join('')}</div>`
}

function errorSummary(form: Form, ids: FormIds): string {
  const errors = Object.entries(form.errors)
  if (errors.length === 0) return ''
  const id = escapeHtml(`${ids.prefix}-problem`)
  const names = form.fields.map((field) => field.name)
  const items = errors.map(([name, error]) => {
    const to = escapeHtml(`#${ids.prefix}-${name}`)
    return names.includes(name) ? `<li><a href="${to}">${line(error)}</a></li>` : `<li>${line(error)}</li>`
  })
  return [
    `<div class="as-problem" role="alert" tabindex="-1" aria-labelledby="${id}">`,
    `<h3 class="as-heading" id="${id}">There is a problem</h3><ul>${items.join('')}</ul></div>`,
  ].join('')
}
