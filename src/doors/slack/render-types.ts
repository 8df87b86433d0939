/** The part of Block Kit that is drawn here, as plain JSON. */
export type PlainText = { type: 'plain_text'; text: string; emoji: false }
export type Mrkdwn = { type: 'mrkdwn'; text: string; verbatim: true }

export type ButtonElement = {
  type: 'button'
  action_id: string
  text: PlainText
  value: string
  style?: 'primary' | 'danger'
}

export type OptionObject = { text: PlainText; value: string; description?: PlainText }
export type OptionGroup = { label: PlainText; options: OptionObject[] }
type Choices = { options: OptionObject[] } | { option_groups: OptionGroup[] }

export type InputElement =
  | {
      type: 'plain_text_input'
      action_id: 'value'
      multiline: boolean
      max_length: number
      initial_value?: string
      dispatch_action_config?: { trigger_actions_on: ['on_character_entered'] }
    }
  | { type: 'datepicker'; action_id: 'value'; initial_date?: string }
  | { type: 'radio_buttons'; action_id: 'value'; options: OptionObject[]; initial_option?: OptionObject }
  | { type: 'checkboxes'; action_id: 'value'; options: OptionObject[]; initial_options?: OptionObject[] }
  | ({ type: 'static_select'; action_id: 'value'; placeholder: PlainText; initial_option?: OptionObject } & Choices)
  | ({ type: 'multi_static_select'; action_id: 'value'; placeholder: PlainText } & Choices & {
        initial_options?: OptionObject[]
      })

export type Block =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: PlainText | Mrkdwn }
  | { type: 'section'; fields: PlainText[] }
  | { type: 'context'; elements: PlainText[] }
  | { type: 'actions'; block_id?: string; elements: ButtonElement[] }
  | { type: 'divider' }
  | InputBlock

export type InputBlock = {
  type: 'input'
  block_id: string
  label: PlainText
  element: InputElement
  optional: boolean
  hint?: PlainText
  /** Slack tells of what is typed or chosen there while the form is open. */
  dispatch_action?: true
}

export type SlackMessage = { text: string; blocks: Block[] }
export type SlackHome = { type: 'home'; blocks: Block[] }
export type SlackModal = {
  type: 'modal'
  callback_id: string
  private_metadata: string
  title: PlainText
  submit?: PlainText
  close: PlainText
  notify_on_close?: true
  blocks: Block[]
}
