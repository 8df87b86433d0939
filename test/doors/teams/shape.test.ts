import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderForm } from '../../../src/doors/teams/render.ts'
import { formFromShape } from '../../../src/doors/teams/shape.ts'
import { formOf } from '../../support/views.ts'

const form = formOf('Typed', { intro: ['It takes under a minute.'] })

function shapeIn(drawn: ReturnType<typeof renderForm>): unknown {
  const last = drawn.card.body.at(-1)
  const action = last?.type === 'ActionSet' ? last.actions[0] : undefined
  return JSON.parse(JSON.stringify(action?.data.shape))
}

const shape = shapeIn(renderForm(form))

test('a form that went out in a card comes back as it was, filled', () => {
  expect(formFromShape(shape, form.values, form.errors)).toEqual(form)
})

describe('a shape that is not ours is none', () => {
  const broken: readonly (readonly [string, object])[] = [
    ['no name', { name: 1 }],
    ['no fields', { fields: 'x' }],
    ['an unknown kind of field', { fields: [{ kind: 'constructor', name: 'a', label: 'A', required: true }] }],
    ['a field without a label', { fields: [{ kind: 'date', name: 'a', required: true }] }],
    ['a hint that is no text', { fields: [{ kind: 'date', name: 'a', label: 'A', required: true, hint: {} }] }],
    ['a length that is none', { fields: [{ kind: 'line', name: 'a', label: 'A', required: true, maxLength: -1 }] }],
    [
      'options that are none',
      { fields: [{ kind: 'person', name: 'a', label: 'A', required: true, options: [['x']] }] },
    ],
    [
      'a choice of neither one nor many',
      { fields: [{ kind: 'choice', name: 'a', label: 'A', required: true, options: [] }] },
    ],
    ['a carry with more than texts', { carry: { id: {} } }],
    [
      '51 fields',
      { fields: Array.from({ length: 51 }, () => ({ kind: 'date', name: 'a', label: 'A', required: true })) },
    ],
    ['an introduction that is no list', { intro: 'x' }],
    ['a text far longer than any of ours', { intro: [' '.repeat(4_001)] }],
  ]
  test.each(broken)('%s', (_, part) => {
    expect(formFromShape({ ...(shape as object), ...part }, {}, {})).toBeNull()
  })
  test('anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(formFromShape(value, {}, {})).toBeNull()
      }),
    )
  })
})
