import { inWords, localDateOf } from '../../kernel/dates.ts'
import type { Zone } from '../../kernel/instant.ts'
import { KIND_WORDS } from '../../kernel/record.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import type { Addition, OneRecord } from './one.ts'
import type { SharedPart } from './shared.ts'
import { actionLine, coveredWords, nextWords } from './words.ts'

/** One one-to-one, in the reader's own zone. `said` comes first: what has just happened to it. */
export function oneMessage(one: OneRecord, zone: Zone, once: string, said: string | null = null): Message {
  const { shared, person, relation } = one
  const self = relation === 'self'
  const nodes: Node[] = [
    { kind: 'heading', level: 1, text: self ? 'Your one-to-one' : `One-to-one with ${person.name}` },
    ...(said === null ? [] : [{ kind: 'text', text: said } as const]),
    {
      kind: 'facts',
      facts: [
        { label: 'Met on', value: inWords(one.heldOn) },
        { label: 'Kind', value: KIND_WORDS[one.kind] },
        { label: self ? 'With' : 'Written by', value: one.by },
        ...(shared && shared.covered.length > 0 ? [{ label: 'Covered', value: coveredWords(shared.covered) }] : []),
        { label: 'Recorded on', value: inWords(localDateOf(one.recordedAt, zone)) },
      ],
    },
    ...(shared === null ? [KEPT] : written(one, shared, zone)),
    { kind: 'buttons', buttons: shared === null ? [back(one)] : buttons(one, shared, once) },
  ]
  return { notice: 'A record in Alongside', body: nodes }
}

const KEPT: Node = { kind: 'text', text: 'What was said is kept between the two of them.' }

function written(one: OneRecord, shared: SharedPart, zone: Zone): Node[] {
  const self = one.relation === 'self'
  const reader = { self, person: one.person.name }
  const corrections = one.additions.filter(({ kind }) => kind === 'correction').length
  return [
    { kind: 'heading', level: 2, text: 'What was written' },
    ...(corrections > 0 ? [{ kind: 'text', text: CORRECTED } as const] : []),
    { kind: 'text', text: shared.note },
    ...(shared.actions.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: 'What was agreed' } as const,
          { kind: 'list', items: shared.actions.map((action) => actionLine(action, reader)) } as const,
        ]),
    { kind: 'facts', facts: [{ label: 'Next one', value: nextWords(shared.nextOn, shared.noNext) }] },
    ...one.additions.flatMap((addition) => additionNodes(addition, one, zone)),
    ...(one.ownNote === null
      ? []
      : [
          { kind: 'heading', level: 2, text: 'The supervisor’s own note' } as const,
          { kind: 'text', text: one.ownNote } as const,
        ]),
    ...(shared.keepPrivate
      ? [
          {
            kind: 'note',
            text: 'Kept between the two of you: it does not pass to a supervisor who comes after.',
          } as const,
        ]
      : []),
  ]
}

const CORRECTED = 'This was corrected. It stands here as it was first written; the correction is below.'

function additionNodes({ kind, by, at, text, reason, day }: Addition, { relation }: OneRecord, zone: Zone): Node[] {
  const on = inWords(localDateOf(at, zone))
  const self = relation === 'self'
  if (kind === 'confirmed') {
    return [{ kind: 'text', text: `${self ? 'You' : by} confirmed this on ${on}: “That is how I remember it.”` }]
  }
  if (kind === 'comment') {
    return [
      { kind: 'heading', level: 2, text: `Comment by ${by}, ${on}` },
      { kind: 'text', text: text ?? '' },
    ]
  }
  return [
    { kind: 'heading', level: 2, text: `Correction by ${by}, ${on}` },
    ...(text === null ? [] : [{ kind: 'text', text } as const]),
    {
      kind: 'facts',
      facts: [
        ...(day === null ? [] : [{ label: 'Met on', value: `${inWords(day.to)}, not ${inWords(day.from)}` }]),
        { label: 'Why', value: reason ?? '' },
      ],
    },
  ]
}

function buttons(one: OneRecord, shared: SharedPart, once: string): Button[] {
  const { record } = shared
  const version = String(shared.version)
  const confirmed = one.additions.some(({ kind }) => kind === 'confirmed')
  if (one.relation === 'self') {
    const confirm = {
      label: 'That is how I remember it',
      name: 'record.confirm',
      carry: { record, once, version },
      tone: 'main',
    } as const
    return [
      ...(confirmed ? [] : [confirm]),
      { label: 'Add a comment', name: 'record.comment', carry: { record } },
      back(one),
    ]
  }
  const correct = { label: 'Correct it', name: 'record.correct', carry: { record } }
  return [...(one.relation === 'supervisor' ? [correct] : []), back(one)]
}

const back = ({ relation, person }: OneRecord): Button =>
  relation === 'self'
    ? { label: 'My record', name: 'record.mine', carry: {} }
    : { label: 'Their record', name: 'record.open', carry: { person: person.id } }
