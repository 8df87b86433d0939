import { test } from 'vitest'
import { expectRender } from '../support/expect-render.ts'

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false })

test('a crisis answer in every door: the number can be tapped and read, urgency is said', () => {
  expectRender(
    {
      notice: 'Help is here',
      body: [
        { kind: 'heading', level: 1, text: 'Help now' },
        { kind: 'text', tone: 'urgent', text: 'If somebody is in danger, ring 999.' },
        { kind: 'links', links: [{ label: 'Ring 999', href: 'tel:999', note: 'day and night' }] },
        { kind: 'facts', facts: [{ label: 'Cost', value: 'Free' }] },
        { kind: 'list', items: ['Stay with them'] },
        { kind: 'buttons', buttons: [{ label: 'See more help', name: 'wellbeing.more', carry: {} }] },
      ],
    },
    {
      slack: [
        { type: 'header', text: plain('Help now') },
        { text: plain('⚠️ Important: If somebody is in danger, ring 999.') },
        { text: { type: 'mrkdwn', text: '<tel:999|Ring 999> – day and night', verbatim: true } },
        { type: 'section', fields: [plain('Cost:\nFree')] },
        { text: plain('• Stay with them') },
        { type: 'actions' },
      ],
      teams: [
        { type: 'TextBlock', style: 'heading', text: 'Help now' },
        { type: 'Container', style: 'attention' },
        { text: '[Ring 999](tel:999) – day and night' },
        { type: 'FactSet', facts: [{ title: 'Cost', value: 'Free' }] },
        { text: '- Stay with them' },
        { type: 'ActionSet' },
      ],
      html: [
        '<h2 class="as-heading"',
        '<strong>Important: </strong>',
        'href="tel:999"',
        '<dt dir="auto">Cost</dt>',
        '<li dir="auto">Stay',
      ],
      text: [
        'Important: If somebody is in danger, ring 999.',
        '- Ring 999 – day and night',
        'Cost: Free',
        '[See more help]',
      ],
    },
  )
})

test('a refused form in every door: filled, with what to mend', () => {
  expectRender(
    {
      name: 'check',
      notice: 'Check this',
      title: 'Plan a check',
      intro: ['Pick a day you are on duty.'],
      submit: 'Save',
      carry: { once: '1' },
      fields: [
        { kind: 'date', name: 'when', label: 'When?', required: true },
        { kind: 'line', name: 'where', label: 'Where?', required: false, maxLength: 80 },
      ],
      values: { when: '31 Feb', where: 'The canteen' },
      errors: { when: 'Enter a real date.' },
    },
    {
      slack: [
        { type: 'input', block_id: 'when', hint: plain('You wrote “31 Feb”.') },
        { type: 'section', text: plain('There is a problem\n• Enter a real date.') },
      ],
      teams: [
        { type: 'Input.Date', id: 'when', value: '' },
        { text: 'You wrote “31 Feb”.' },
        { id: 'where', value: 'The canteen' },
      ],
      html: ['You wrote “31 Feb”.', 'value="The canteen"', '<a href="#f1-when">Enter a real date.</a>'],
      text: ['31 Feb', 'The canteen', 'Error: Enter a real date.'],
    },
  )
})
