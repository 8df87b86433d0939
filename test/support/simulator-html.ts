/** One control of a form on the simulator's page, as a browser would send it. */
export type Control = {
  name: string
  values: readonly string[]
  /** What can be chosen, by its label; null for a control one types into. */
  options: readonly { value: string; label: string }[] | null
  many: boolean
}

export type PageForm = {
  action: string
  /** Where it sends what is being typed; empty for a form that keeps nothing of it. */
  draft: string
  hidden: Readonly<Record<string, string>>
  controls: readonly Control[]
  /** Its buttons besides its own: what they say and what they bring along. */
  others: readonly { label: string; fields: Readonly<Record<string, string>> }[]
}
export type PageButton = { label: string; action: string; fields: Readonly<Record<string, string>> }

/** The part of an entry that Alongside wrote: without our head, tags and links around it. */
export function bodyOf(html: string): string {
  return /<div class="sim-card" data-body>([\s\S]*)<\/div>\s*<p class="sim-wires">/.exec(html)?.[1] ?? ''
}

/** What a person reads: text and what stands in the controls, one block a line. */
export function textOf(html: string): string {
  const filled = html
    .replace(/<button type="submit" hidden>[^<]*<\/button>/g, '')
    .replace(/<input\b[^>]*>/g, (tag) =>
      /^(text|date)$/.test(attribute(tag, 'type')) ? ` ${attribute(tag, 'value')} ` : '',
    )
    .replace(/<option\b([^>]*)>[^<]*/g, (option, attributes: string) => (/\bselected\b/.test(attributes) ? option : ''))
    .replace(
      /<br>|<\/?(p|div|li|ul|h2|h3|dt|dd|dl|form|legend|label|fieldset|hr|textarea|select|button)\b[^>]*>/g,
      '\n',
    )
    .replace(/<[^>]+>/g, '')
  return decode(filled)
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** The small forms of a message's buttons, in the order they are drawn. */
export function buttonsOf(html: string): readonly PageButton[] {
  return [...html.matchAll(/<form class="as-press"([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inner = '']) => {
    const [button = '', label = ''] = /<button\b[^>]*>([\s\S]*?)<\/button>/.exec(inner) ?? []
    return {
      label: textOf(label),
      action: attribute(tag, 'action'),
      fields: { ...hiddenOf(inner), [attribute(button, 'name')]: attribute(button, 'value') },
    }
  })
}

export function formOf(html: string): PageForm | null {
  const [, tag = '', inner = ''] = /<form class="as-form"([^>]*)>([\s\S]*?)<\/form>/.exec(html) ?? []
  if (tag === '') return null
  return {
    action: attribute(tag, 'action'),
    draft: attribute(tag, 'data-draft'),
    hidden: hiddenOf(inner),
    controls: controlsOf(inner),
    others: [...inner.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)]
      .filter(([, button = '']) => attribute(button, 'name') !== '')
      .map(([, button = '', label = '']) => ({
        label: textOf(label),
        fields: { [attribute(button, 'name')]: attribute(button, 'value') },
      })),
  }
}

function hiddenOf(html: string): Record<string, string> {
  const tags = [...html.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => tag)
  return Object.fromEntries(tags.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]))
}

function controlsOf(html: string): readonly Control[] {
  return [...typedControls(html), ...selects(html), ...boxes(html)]
}

function typedControls(html: string): readonly Control[] {
  const lines = [...html.matchAll(/<input type="(?:text|date)"[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value'),
  }))
  const paragraphs = [...html.matchAll(/<textarea\b([^>]*)>\n?([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = '', text = '']) => ({
      name: attribute(tag, 'name'),
      value: decode(text),
    }),
  )
  return [...lines, ...paragraphs].map(({ name, value }) => ({ name, values: [value], options: null, many: false }))
}

function selects(html: string): readonly Control[] {
  return [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, tag = '', inner = '']) => {
    const drawn = [...inner.matchAll(/<option\b([^>]*)>([^<]*)/g)]
    const options = drawn.map(([, option = '', label = '']) => ({
      value: attribute(option, 'value'),
      label: decode(label),
    }))
    const chosen = drawn.find(([, option = '']) => /\bselected\b/.test(option))?.[1]
    return { name: attribute(tag, 'name'), values: [attribute(chosen ?? '', 'value')], options, many: false }
  })
}

function boxes(html: string): readonly Control[] {
  const groups = new Map<string, Control>()
  const drawn = /<input type="(checkbox|radio)"([^>]*)><label\b[^>]*>([\s\S]*?)<\/label>/g
  for (const [, type, tag = '', label = ''] of html.matchAll(drawn)) {
    const name = attribute(tag, 'name')
    const option = { value: attribute(tag, 'value'), label: textOf(label) }
    const group = groups.get(name) ?? { name, values: [], options: [], many: type === 'checkbox' }
    groups.set(name, {
      ...group,
      options: [...(group.options ?? []), option],
      values: /\bchecked\b/.test(tag) ? [...group.values, option.value] : group.values,
    })
  }
  return [...groups.values()]
}

function attribute(tag: string, name: string): string {
  return decode(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
