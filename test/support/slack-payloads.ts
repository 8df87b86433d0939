import { randomUUID } from 'node:crypto'
import { type Input, type OpenModal, stateValues } from './slack-modal.ts'
import type { Json, PressableButton } from './slack-screen.ts'

/** Whom and where a payload is about. */
export type Scene = {
  team: string
  user: string
  channel: string
  shared: boolean
  trigger: string
  responseUrl: string
}

const interaction = ({ team, user, trigger }: Scene, type: string): Json => ({
  type,
  token: 'legacy',
  api_app_id: 'A000000001',
  team: { id: team, domain: 'sample' },
  enterprise: null,
  is_enterprise_install: false,
  user: { id: user, username: 'somebody', name: 'somebody', team_id: team },
  trigger_id: trigger,
})

const channelOf = ({ channel, shared }: Scene): Json => ({ id: channel, name: shared ? 'general' : 'directmessage' })

/** Fields of a slash command, as Slack posts them in a form. */
export const commandFields = (scene: Scene, typed: string): Record<string, string> => {
  const [command = '', ...words] = typed.split(' ')
  return {
    token: 'legacy',
    api_app_id: 'A000000001',
    team_id: scene.team,
    team_domain: 'sample',
    channel_id: scene.channel,
    channel_name: scene.shared ? 'general' : 'directmessage',
    user_id: scene.user,
    user_name: 'somebody',
    command,
    text: words.join(' '),
    is_enterprise_install: 'false',
    response_url: scene.responseUrl,
    trigger_id: scene.trigger,
  }
}

let moment = 1_700_000_000
const nextMoment = (): string => {
  moment += 1
  return `${moment}.000100`
}

/** Something typed into an input that tells of itself. */
export const typedInto = ({ blockId, actionId, type }: Input): Json => ({
  type,
  action_id: actionId,
  block_id: blockId,
  action_ts: nextMoment(),
})

/** Something done in an open form, with all that stands in it. */
export const actedInModal = (scene: Scene, modal: OpenModal, action: Json): Json => ({
  ...interaction(scene, 'block_actions'),
  container: { type: 'view', view_id: modal.id },
  view: viewOf(modal),
  actions: [action],
})

/** Whether Slack says then what was typed is not documented: here it does not. */
export const closedModal = (scene: Scene, modal: OpenModal): Json => ({
  ...interaction(scene, 'view_closed'),
  view: { ...viewOf(modal), state: { values: {} } },
  is_cleared: false,
})

const viewOf = (modal: OpenModal): Json => ({
  ...modal.view,
  id: modal.id,
  hash: modal.hash,
  state: { values: stateValues(modal) },
})

export const pressed = (button: PressableButton): Json => ({
  type: 'button',
  action_id: button.actionId,
  block_id: button.blockId,
  text: { type: 'plain_text', text: button.label },
  value: button.value,
  action_ts: '1700000000.000100',
})

export const pressInMessage = (scene: Scene, button: PressableButton, ephemeral: boolean): Json => ({
  ...interaction(scene, 'block_actions'),
  container: { type: 'message', message_ts: '1700000000.000001', channel_id: scene.channel, is_ephemeral: ephemeral },
  channel: channelOf(scene),
  response_url: scene.responseUrl,
  actions: [pressed(button)],
})

export const pressInHome = (scene: Scene, button: PressableButton): Json => ({
  ...interaction(scene, 'block_actions'),
  container: { type: 'view', view_id: 'VHOME' },
  view: { id: 'VHOME', type: 'home', callback_id: '', private_metadata: '', state: { values: {} } },
  actions: [pressed(button)],
})

export const submission = (scene: Scene, modal: OpenModal): Json => ({
  ...interaction(scene, 'view_submission'),
  view: viewOf(modal),
  response_urls: [],
})

export const globalShortcut = (scene: Scene, callbackId: string): Json => ({
  ...interaction(scene, 'shortcut'),
  callback_id: callbackId,
})

/** `text` as Slack writes it down, with its entities; by the writer with this id. */
export const messageShortcut = (scene: Scene, callbackId: string, user: string, text: string): Json => ({
  ...interaction(scene, 'message_action'),
  callback_id: callbackId,
  channel: channelOf(scene),
  response_url: scene.responseUrl,
  message: { type: 'message', user, text, ts: '1700000000.000002' },
})

export const eventCallback = (team: string, event: Json, id = `Ev${randomUUID()}`): Json => ({
  type: 'event_callback',
  token: 'legacy',
  api_app_id: 'A000000001',
  team_id: team,
  event_id: id,
  event_time: 1_700_000_000,
  authorizations: [{ enterprise_id: null, team_id: team, user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
  event,
})

export const typedEvent = (scene: Scene, words: string): Json => ({
  type: 'message',
  channel: scene.channel,
  channel_type: 'im',
  user: scene.user,
  client_msg_id: randomUUID(),
  text: words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  ts: '1700000000.000003',
  team: scene.team,
})

export const homeOpened = (scene: Scene, tab: 'home' | 'messages' = 'home'): Json => ({
  type: 'app_home_opened',
  user: scene.user,
  channel: scene.channel,
  tab,
  event_ts: '1700000000.000004',
})
