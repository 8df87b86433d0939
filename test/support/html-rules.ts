import { actingCharacters, repeated } from './check.ts'

export type Tag = {
  name: string
  attributes: Readonly<Record<string, string>>
  inside: string
  depth: readonly string[]
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/g
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g
const VOID = ['input', 'br', 'hr']
const KNOWN =
  /^(h[23]|p|strong|span|ul|li|dl|dt|dd|div|a|button|form|fieldset|legend|label|input|textarea|select|option|br|hr)$/
const ATTRIBUTES =
  /^(class|id|name|value|type|for|href|rel|dir|role|tabindex|rows|method|action|novalidate|formnovalidate|hidden|required|checked|selected|data-draft|aria-(describedby|invalid|labelledby))$/
const OPENED = /^(https:|tel:|sms:|mailto:|#|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])/
const NAMED = ['a', 'button', 'label', 'legend', 'option', 'h2', 'h3', 'li', 'dt', 'dd', 'p']

/** What is wrong with a fragment without asking a browser: form, names, labels, order, anything unescaped. */
export function htmlFaults(html: string): string[] {
  const { tags, faults } = tagsOf(html)
  return [
    ...faults,
    ...tags.flatMap(tagFaults),
    ...labelFaults(tags),
    ...headingFaults(tags),
    ...actingCharacters(decode(html)),
  ]
}

/** The text of a fragment as a reader sees it, one line for each block. */
export function htmlText(html: string): string {
  return decode(html.replace(/<br>|<\/(p|li|dt|dd|h2|h3|label|legend|option|button|div)>/g, '\n').replace(TAG, ''))
}

/** Every tag of a fragment with what stands inside it; faults where it is not well-formed. */
export function tagsOf(html: string): { tags: Tag[]; faults: string[] } {
  const tags: Tag[] = []
  const faults: string[] = []
  const open: { tag: Tag; from: number }[] = []
  for (const found of html.matchAll(TAG)) {
    const [whole, slash, name = '', rest = ''] = found
    if (slash === '') {
      const tag = { name, attributes: attributesOf(rest), inside: '', depth: open.map((one) => one.tag.name) }
      tags.push(tag)
      if (!VOID.includes(name)) open.push({ tag, from: found.index + whole.length })
      continue
    }
    const last = open.pop()
    if (last?.tag.name !== name) faults.push(`</${name}> closes nothing`)
    else last.tag.inside = html.slice(last.from, found.index)
  }
  if (open.length > 0) faults.push(`<${open.at(-1)?.tag.name}> is left open`)
  if (/[<>]/.test(html.replace(TAG, ''))) faults.push('has an unescaped < or >')
  if (html.replace(ENTITY, '').includes('&')) faults.push('has an unescaped &')
  return { tags, faults }
}

function attributesOf(rest: string): Record<string, string> {
  const found = [...rest.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)]
  return Object.fromEntries(found.map(([, key = '', value = '']) => [key, decode(value)]))
}

function tagFaults({ name, attributes, inside, depth }: Tag): string[] {
  const odd = Object.keys(attributes).filter((key) => !ATTRIBUTES.test(key))
  const classes = (attributes.class ?? '').split(' ').filter((one) => one !== '' && !one.startsWith('as-'))
  const nested =
    (name === 'form' && depth.includes('form')) || (depth.at(-1) === 'p' && !/^(strong|span|a|br)$/.test(name))
  return [
    ...(KNOWN.test(name) ? [] : [`<${name}> is not one of ours`]),
    ...odd.map((key) => `<${name} ${key}> is not one of ours`),
    ...classes.map((one) => `class ${one} has no prefix`),
    ...(nested ? [`<${name}> may not stand there`] : []),
    ...(NAMED.includes(name) && htmlText(inside).trim() === '' ? [`<${name}> is empty`] : []),
    ...(attributes.href !== undefined && !OPENED.test(attributes.href) ? ['a link that is not ours'] : []),
  ]
}

function labelFaults(tags: readonly Tag[]): string[] {
  const ids = tags.flatMap((tag) => tag.attributes.id ?? [])
  const labelled = tags.filter((tag) => tag.name === 'label').map((tag) => tag.attributes.for)
  const inputs = tags.filter((tag) => /^(input|select|textarea)$/.test(tag.name) && tag.attributes.type !== 'hidden')
  const points = tags.flatMap((tag) =>
    [tag.attributes['aria-describedby'], tag.attributes['aria-labelledby'], tag.attributes.for]
      .flatMap((list) => list?.split(' ') ?? [])
      .concat(tag.attributes.href?.startsWith('#') ? tag.attributes.href.slice(1) : []),
  )
  const groups = tags.filter((tag) => tag.name === 'fieldset' && !tag.inside.startsWith('<legend'))
  return [
    ...repeated(ids).map((id) => `id ${id} is used twice`),
    ...inputs.filter((tag) => !labelled.includes(tag.attributes.id)).map((tag) => `<${tag.name}> has no label`),
    ...points.filter((id) => !ids.includes(id)).map((id) => `nothing has the id ${id}`),
    ...groups.map(() => 'a fieldset does not begin with its legend'),
  ]
}

function headingFaults(tags: readonly Tag[]): string[] {
  const headings = tags.filter((tag) => /^h\d$/.test(tag.name))
  return headings.length > 0 && headings[0]?.name !== 'h2' ? ['headings do not begin at h2'] : []
}

function decode(html: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  }
  return html.replace(ENTITY, (entity) => signs[entity] ?? entity)
}
