import { describe, expect, test } from 'vitest'
import { blockKitFaults } from '../support/block-kit-rules.ts'
import { cardFaults } from '../support/card-rules.ts'
import { htmlFaults } from '../support/html-rules.ts'

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false })
const slack = (...blocks: object[]) => ({ text: 'Notice', blocks })
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), value: '{}', ...more })
const select = (more: object) => ({
  type: 'modal',
  callback_id: 'f',
  title: plain('Form'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'x',
      label: plain('X'),
      element: { type: 'static_select', action_id: 'value', ...more },
    },
  ],
})
const option = (value: string) => ({ text: plain(value), value })
const divider = { type: 'divider' }

describe('the judge of Block Kit bites', () => {
  test.each([
    ['51 blocks', slack(...Array.from({ length: 51 }, () => divider))],
    ['no notice', { blocks: [divider] }],
    ['an empty text', slack({ type: 'header', text: plain(' ') })],
    ['a long header', slack({ type: 'header', text: plain('x'.repeat(151)) })],
    ['mrkdwn in a header', slack({ type: 'header', text: { type: 'mrkdwn', text: 'x', verbatim: true } })],
    ['a mention', slack({ type: 'section', text: { type: 'mrkdwn', text: '<!channel>', verbatim: true } })],
    ['a loose sign', slack({ type: 'section', text: { type: 'mrkdwn', text: 'a < b', verbatim: true } })],
    ['a strange link', slack({ type: 'section', text: { type: 'mrkdwn', text: '<file:x|a>', verbatim: true } })],
    ['11 fields', slack({ type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) })],
    [
      '26 buttons',
      slack({ type: 'actions', elements: Array.from({ length: 26 }, (_, i) => button({ action_id: `${i}` })) }),
    ],
    ['the same action id twice', slack({ type: 'actions', elements: [button(), button()] })],
    ['a long label', slack({ type: 'actions', elements: [button({ text: plain('x'.repeat(76)) })] })],
    ['an unknown key', slack({ ...divider, colour: 'red' })],
    ['an input in a message', slack({ type: 'input', block_id: 'x', label: plain('X'), element: {} })],
    ['a table', slack({ type: 'table' })],
    ['a direction mark', slack({ type: 'header', text: plain('a\u202Eb') })],
    ['101 options', select({ options: Array.from({ length: 101 }, (_, i) => option(`${i}`)) })],
    ['no options', select({})],
    ['a start that is no option', select({ options: [option('a')], initial_option: option('b') })],
    ['a long title', { ...select({ options: [option('a')] }), title: plain('x'.repeat(25)) }],
    ['no submit', { ...select({ options: [option('a')] }), submit: undefined }],
    ['large metadata', { ...select({ options: [option('a')] }), private_metadata: 'x'.repeat(3_001) }],
  ])('%s', (_, payload) => {
    expect(blockKitFaults(JSON.parse(JSON.stringify(payload)))).not.toEqual([])
  })
  test('and lets a right one pass', () => {
    expect(blockKitFaults(select({ options: [option('a')], initial_option: option('a') }))).toEqual([])
    expect(blockKitFaults(slack(divider, { type: 'actions', elements: [button()] }))).toEqual([])
  })
})

const card = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body })
const text = (words: string) => ({ type: 'TextBlock', text: words, wrap: true })
const execute = { type: 'Action.Execute', title: 'Go', verb: 'go' }
const input = { type: 'Input.Text', id: 'a', label: 'A' }

describe('the judge of cards bites', () => {
  test.each([
    ['another version', { ...card(text('x')), version: '1.6' }],
    ['no body', card()],
    ['an unknown element', card({ type: 'Nothing' })],
    ['a chart', card({ type: 'Chart.Line' })],
    ['an empty text', card(text(''))],
    ['text that does not wrap', card({ type: 'TextBlock', text: 'x' })],
    ['7 actions', card({ type: 'ActionSet', actions: Array.from({ length: 7 }, () => execute) })],
    ['an action without a title', card({ type: 'ActionSet', actions: [{ ...execute, title: '' }] })],
    ['an input without a label', card({ type: 'Input.Text', id: 'a' })],
    ['two inputs of one id', card(input, input)],
    ['required without a sentence', card({ ...input, isRequired: true })],
    ['a refresh', { ...card(text('x')), refresh: { action: execute } }],
    ['28 KB', card(text('x'.repeat(28_000)))],
    ['a mention', card(text('<at>All</at>'))],
    ['a function', card(text('{{DATE(2026-11-22T06:08:39Z)}}'))],
    ['a strange link', card(text('[a](file:x)'))],
    ['a mark left alone', card(text('so *bold*'))],
    ['a heading sign', card(text('# big'))],
    ['a direction mark', card(text('a\u202Eb'))],
  ])('%s', (_, payload) => {
    expect(cardFaults(payload)).not.toEqual([])
  })
  test('and lets a right one pass', () => {
    expect(cardFaults(card(text('[Ring](tel:999) \\*'), input, { type: 'ActionSet', actions: [execute] }))).toEqual([])
  })
})

describe('the judge of HTML bites', () => {
  test.each([
    ['a tag left open', '<p class="as-text">x'],
    ['a tag closed twice', '<p>x</p></p>'],
    ['a loose sign', '<p>a < b</p>'],
    ['a loose ampersand', '<p>a & b</p>'],
    ['a script', '<script>x</script>'],
    ['a handler', '<p onclick="x">x</p>'],
    ['a style', '<p style="color:red">x</p>'],
    ['a class of others', '<p class="text">x</p>'],
    ['an input without a label', '<input type="text" id="a" name="a">'],
    ['an id twice', '<p id="a">x</p><p id="a">y</p>'],
    ['a description that is not there', '<p aria-labelledby="b">x</p>'],
    ['a group without a legend', '<fieldset><p>x</p></fieldset>'],
    ['a form in a form', '<form method="post"><form method="post"></form></form>'],
    ['a list in a paragraph', '<p>x<ul><li>y</li></ul></p>'],
    ['an empty button', '<button type="submit"> </button>'],
    ['a strange link', '<a href="javascript:x">y</a>'],
    ['headings out of order', '<h3>x</h3>'],
    ['a direction mark', '<p>a\u202Eb</p>'],
  ])('%s', (_, html) => {
    expect(htmlFaults(html)).not.toEqual([])
  })
  test('and lets a right one pass', () => {
    expect(htmlFaults('<h2>T</h2><label for="a">A</label><input type="text" id="a" name="a">')).toEqual([])
  })
})
