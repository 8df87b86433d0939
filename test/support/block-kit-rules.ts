import { anyText, id, inActions, inInput, inSection, notice, plainText } from './block-kit-elements.ts'
import {
  actingCharacters,
  all,
  type Check,
  isJson,
  list,
  object,
  objectsIn,
  oneOf,
  only,
  repeated,
  string,
} from './check.ts'

const block_id = id
const flag = only(true, false)

const texted: Check = (value, at) =>
  isJson(value) && value.text === undefined && value.fields === undefined ? [`${at}: needs text or fields`] : []

const HEADER = object({ type: only('header'), block_id, text: plainText(150) }, ['text'])
const SECTION = all(
  object(
    {
      type: only('section'),
      block_id,
      text: anyText(3_000),
      fields: list(anyText(2_000), 1, 10),
      accessory: inSection,
    },
    [],
  ),
  texted,
)
const CONTEXT = object({ type: only('context'), block_id, elements: list(anyText(3_000), 1, 10) }, ['elements'])
const ACTIONS = object({ type: only('actions'), block_id, elements: list(inActions, 1, 25) }, ['elements'])
const DIVIDER = object({ type: only('divider'), block_id }, [])
const INPUT = object(
  {
    type: only('input'),
    block_id,
    label: plainText(2_000),
    hint: plainText(2_000),
    element: inInput,
    optional: flag,
    dispatch_action: flag,
  },
  ['block_id', 'label', 'element'],
)

/** What each surface takes, of the blocks that are known here. Messages of ours ask for nothing: forms are modals. */
const INFORM = { header: HEADER, section: SECTION, context: CONTEXT, actions: ACTIONS, divider: DIVIDER }
const MESSAGE = object({ text: notice, blocks: list(oneOf(INFORM), 0, 50) }, ['text'])
const HOME = object(
  {
    type: only('home'),
    blocks: list(oneOf({ ...INFORM, input: INPUT }), 0, 100),
    private_metadata: string(0, 3_000),
    callback_id: id,
    external_id: id,
  },
  ['blocks'],
)
const MODAL = object(
  {
    type: only('modal'),
    callback_id: id,
    private_metadata: string(0, 3_000),
    external_id: id,
    title: plainText(24),
    submit: plainText(24),
    close: plainText(24),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
    blocks: list(oneOf({ ...INFORM, input: INPUT }), 1, 100),
  },
  ['title', 'blocks', 'callback_id'],
)

const VIEW_BYTES = 250_000
/** What an API call has beside the message itself. */
const ENVELOPE =
  /^(channel|user|client_msg_id|metadata|unfurl_links|unfurl_media|response_type|replace_original|mrkdwn|ts|token)$/

/** Every rule of Slack's that a message, a modal or an App Home breaks; empty when Slack would take it. */
export function blockKitFaults(payload: unknown): string[] {
  if (!isJson(payload)) return ['is no object']
  const kind = payload.type === 'modal' || payload.type === 'home' ? payload.type : 'message'
  const shape = { modal: MODAL, home: HOME, message: MESSAGE }[kind]
  const plain = Object.fromEntries(Object.entries(payload).filter(([key]) => kind !== 'message' || !ENVELOPE.test(key)))
  return [...shape(plain, kind), ...idFaults(plain), ...viewFaults(plain, kind), ...actingCharacters(plain)]
}

function idFaults(payload: Readonly<Record<string, unknown>>): string[] {
  const blocks = Array.isArray(payload.blocks) ? payload.blocks.filter(isJson) : []
  const blockIds = blocks.map((block) => block.block_id).filter((one) => typeof one === 'string')
  const actionIds = blocks
    .filter((block) => block.type !== 'input')
    .flatMap(objectsIn)
    .map((one) => one.action_id)
    .filter((one) => typeof one === 'string')
  return [
    ...repeated(blockIds).map((one) => `block_id ${one} is used twice`),
    ...repeated(actionIds).map((one) => `action_id ${one} is used twice`),
  ]
}

function viewFaults(payload: Readonly<Record<string, unknown>>, kind: 'modal' | 'home' | 'message'): string[] {
  if (kind === 'message') return []
  const large = Buffer.byteLength(JSON.stringify(payload)) > VIEW_BYTES ? [`${kind}: is over 250 KB`] : []
  const asks = objectsIn(payload.blocks).some((one) => one.type === 'input')
  return kind === 'modal' && asks && payload.submit === undefined
    ? [...large, 'modal: has inputs but no submit']
    : large
}
