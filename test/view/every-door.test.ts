import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../../src/view/form.ts'
import { inert } from '../../src/view/inert.ts'
import type { Message } from '../../src/view/message.ts'
import { fairForm, fairMessage, wildForm, wildMessage } from '../support/arbitrary-views.ts'
import { renderEverywhere, renderFaults } from '../support/expect-render.ts'
import { ACTING, HOSTILE, WORDS } from '../support/hostile.ts'
import { longForm } from '../support/long-form.ts'
import { readers, squeezed } from '../support/read-drawn.ts'
import { FORMS, formOf, MESSAGES, messageOf } from '../support/views.ts'

const RUNS = { numRuns: 60 }

describe('every view of the gallery is drawn by every door as its platform wants it', () => {
  test.each(Object.entries(MESSAGES))('message: %s', (_, view) => {
    expect(renderFaults(renderEverywhere(view))).toEqual([])
  })
  test.each(Object.entries(FORMS))('form: %s', (_, view) => {
    expect(renderFaults(renderEverywhere(view))).toEqual([])
  })
  const full = { shared: 'Cytunwyd â hyn. '.repeat(187), own: 'Agreed. '.repeat(375) }
  test.each([
    [1, 25, {}],
    [5, 25, full],
    [5, 60, full],
  ])('a long form: %i rows of actions, %i people', (rows, people, values) => {
    const drawn = renderEverywhere(longForm(rows, people, { values }))
    expect(renderFaults(drawn)).toEqual([])
    for (const label of ['New actions', 'Add another action', 'Keep for later', 'Save']) {
      for (const seen of [readers.slack(drawn.slack), readers.teams(drawn.teams), readers.html(drawn.html), drawn.text])
        expect(seen).toContain(label)
    }
  })
})

describe('what somebody typed is shown in every door, all of it', () => {
  const shown = [...HOSTILE, ...WORDS].map((text) => [text, text] as const)
  test.each([...shown, ...ACTING])('%j', (typed, seen) => {
    for (const view of [messageOf(typed), formOf(typed)]) {
      const drawn = renderEverywhere(view)
      expect(squeezed(readers.slack(drawn.slack))).toContain(squeezed(seen))
      expect(squeezed(readers.teams(drawn.teams))).toContain(squeezed(seen))
      expect(squeezed(readers.html(drawn.html))).toContain(squeezed(seen))
      expect(squeezed(drawn.text)).toContain(squeezed(seen))
    }
  })
})

describe('any view at all', () => {
  test('a message with fair labels is drawn without a fault, every word of it', () => {
    fc.assert(
      fc.property(fairMessage, (view) => drawnWhole(view, wordsOfMessage(view))),
      RUNS,
    )
  })
  test('a form with fair labels is drawn without a fault, every word of it', () => {
    fc.assert(
      fc.property(fairForm, (view) => drawnWhole(view, wordsOfForm(view))),
      RUNS,
    )
  })
  test('a message with any label is drawn, or refused by naming the rule', () => {
    fc.assert(fc.property(wildMessage, drawnOrRefused), RUNS)
  })
  test('a form with any label is drawn, or refused by naming the rule', () => {
    fc.assert(fc.property(wildForm, drawnOrRefused), RUNS)
  })
})

function drawnWhole(view: Message | Form, words: readonly string[]): void {
  const drawn = renderEverywhere(view)
  expect(renderFaults(drawn)).toEqual([])
  const seen = [readers.slack(drawn.slack), readers.teams(drawn.teams), readers.html(drawn.html), drawn.text].map(
    squeezed,
  )
  for (const word of words) for (const door of seen) expect(door).toContain(squeezed(inert(word)))
}

function drawnOrRefused(view: Message | Form): void {
  try {
    expect(renderFaults(renderEverywhere(view))).toEqual([])
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'AssertionError') throw error
    expect(error.message).toMatch(/^(Slack|Teams|HTML): [\w ’,×]{1,80}$/)
  }
}

/** The words of a message, piece by piece: a page may end between two of them, never leave one out. */
function wordsOfMessage(view: Message): string[] {
  return view.body.flatMap((node) => {
    if (node.kind === 'text' || node.kind === 'note' || node.kind === 'heading') return node.text.split(/\s+/)
    if (node.kind === 'list') return node.items.flatMap((item) => item.split(/\s+/))
    if (node.kind === 'facts')
      return node.facts.flatMap((fact) => [...fact.label.split(/\s+/), ...fact.value.split(/\s+/)])
    return []
  })
}

function wordsOfForm(view: Form): string[] {
  return [...view.intro, ...Object.values(view.values).flat()].flatMap((one) => one.split(/\s+/)).filter(isWord)

  function isWord(one: string): boolean {
    return !view.fields.some((field) => 'options' in field && field.options.some((option) => option.value === one))
  }
}
