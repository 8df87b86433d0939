import type { WatchedRig } from './doors.ts'
import type { Driver, Who } from './driver.ts'
import { htmlFaults } from './html-rules.ts'
import { isCalled } from './is-called.ts'
import { type Change, type Fields, listen, postForm, type Stream, sendDraft } from './simulator-client.ts'
import { bodyOf, buttonsOf, type Control, formOf, textOf } from './simulator-html.ts'

type Seen = Change & { kind: string; unasked: boolean }
type Tab = {
  home: string
  entries: Map<number, Seen>
  screen: readonly string[]
  stream: Stream
  /** What is typed into an entry's form and not yet sent with one of its buttons. */
  typed: WeakMap<Seen, Readonly<Record<string, string>>>
}

/** The simulator played over the page's own HTTP: form posts, and the live stream for what arrives unasked. */
export async function simulatorRig(): Promise<WatchedRig> {
  const enrolled: Who[] = []
  const tabs = new Map<string, Tab>()
  return {
    door: 'simulator',
    env: () => ({}),
    enrol: async (people) => {
      enrolled.push(...people)
    },
    attach: async (origin) => {
      for (const who of enrolled) await openTab(origin, tabs, who)
      return driverOn(origin, tabs)
    },
    given: () =>
      [...tabs.values()].flatMap(({ entries }) => [...entries.values()].map(({ html }) => bodyOf(html))).join('\n'),
    close: async () => {
      for (const tab of tabs.values()) tab.stream.close()
    },
  }
}

function driverOn(origin: string, tabs: Map<string, Tab>): Driver {
  const faults: string[] = []

  async function act(who: Who, path: (tab: Tab) => string, fields: Fields): Promise<void> {
    const tab = await openTab(origin, tabs, who)
    const { changes, trouble } = await postForm(origin, path(tab), fields)
    for (const change of changes) remember(tab, change)
    const drawn = changes.map(({ html }) => bodyOf(html)).filter((html) => html !== '')
    tab.screen = [...drawn.map(textOf), ...(trouble === null ? [] : [trouble])]
    faults.push(...drawn.flatMap(drawingFaults))
  }
  const openIn = async (who: Who) => {
    const tab = await openTab(origin, tabs, who)
    const open = openFormOf(tab)
    if (!open) throw new Error('there is no open form')
    return { ...open, tab, typed: tab.typed.get(open.entry) ?? {} }
  }
  const say = (who: Who, text: string, place: string) => act(who, ({ home }) => `${home}/say`, { text, place })

  return {
    door: 'simulator',
    says: (who, text) => say(who, text, 'private'),
    saysInShared: (who, text) => say(who, text, 'shared'),
    presses: async (who, label) => {
      const tab = await openTab(origin, tabs, who)
      const buttons = newestFirst(tab).flatMap(({ html }) => [...buttonsOf(html)].reverse())
      const button = buttons.find((one) => one.label === label)
      if (!button)
        throw new Error(`there is no button "${label}"; there are: ${buttons.map((one) => one.label).join(', ')}`)
      await act(who, () => button.action, button.fields)
    },
    fills: async (who, values) => {
      const { form, typed } = await openIn(who)
      await act(who, () => form.action, { ...form.hidden, ...filled(form.controls, { ...typed, ...values }) })
    },
    steps: async (who, label, values) => {
      const { form, typed } = await openIn(who)
      const step = form.others.find((one) => one.label === label)
      const labels = form.others.map((one) => one.label).join(', ')
      if (!step) throw new Error(`the form has no "${label}"; it has: ${labels}`)
      const fields = { ...form.hidden, ...filled(form.controls, { ...typed, ...values }), ...step.fields }
      await act(who, () => form.action, fields)
    },
    types: async (who, values) => {
      const { tab, entry, form, typed } = await openIn(who)
      const all = { ...typed, ...values }
      const fields = { ...form.hidden, ...filled(form.controls, all) }
      tab.typed.set(entry, all)
      if (form.draft !== '') await sendDraft(origin, form.draft, fields)
    },
    closes: async (who) => {
      const { tab, entry, form, typed } = await openIn(who)
      const close = form.others.find(({ fields }) => '_close' in fields)
      const fields = { ...form.hidden, ...filled(form.controls, typed), ...close?.fields }
      if (close) await act(who, () => form.action, fields)
      else tab.entries.delete(entry.id)
    },
    shortcut: async (who, name, whose, words) => {
      const tab = await openTab(origin, tabs, who)
      // Whatever is written here is said to Alongside as well: its answer is somebody else's message.
      await say(who, words, 'private')
      const kind = whose === 'own' ? 'typed' : 'message'
      const entry = newestFirst(tab).find((one) => one.kind === kind)
      if (!entry) throw new Error('there is no such message')
      await act(who, ({ home }) => `${home}/shortcut/${entry.id}`, { shortcut: name })
    },
    screen: (who) => tabs.get(who.reference)?.screen.join('\n') ?? '',
    inbox: (who) => {
      const tab = tabs.get(who.reference)
      const entries = tab ? [...newestFirst(tab)].reverse() : []
      return entries.filter(({ unasked }) => unasked).map(({ html }) => textOf(bodyOf(html)))
    },
    openForm: (who) => {
      const tab = tabs.get(who.reference)
      const open = tab && openFormOf(tab)
      if (!open) return null
      const drawn = open.form.controls.map(({ name, values }) => [name, values.join(',')])
      return { ...Object.fromEntries(drawn), ...tab.typed.get(open.entry) }
    },
    faults: () => faults,
  }
}

function drawingFaults(html: string): readonly string[] {
  return html.includes('data-undrawn') ? ['an answer could not be drawn'] : htmlFaults(html)
}

/** Somebody the sample force does not know is the simulator's stranger. */
async function openTab(origin: string, tabs: Map<string, Tab>, who: Who): Promise<Tab> {
  const open = tabs.get(who.reference)
  if (open) return open
  const known = await fetch(`${origin}/as/${encodeURIComponent(who.reference)}`, { method: 'HEAD' })
  const home = known.ok ? `/as/${encodeURIComponent(who.reference)}` : '/as/not-enrolled'
  const entries = new Map<number, Seen>()
  const stream = await listen(`${origin}${home}/events?since=0`, (event, data) => {
    if (event === 'entry') remember({ entries }, data as Change)
  })
  const tab = { home, entries, screen: [], stream, typed: new WeakMap() }
  tabs.set(who.reference, tab)
  return tab
}

function remember({ entries }: Pick<Tab, 'entries'>, change: Change): void {
  const known = entries.get(change.id)
  if (known && known.version >= change.version) return
  const kind = /data-kind="(\w+)"/.exec(change.html)?.[1] ?? 'gone'
  entries.set(change.id, { ...change, kind, unasked: change.html.includes('data-unasked="true"') })
}

/** Ids count up; arrival by two ways (answer and stream) need not keep their order. */
function newestFirst({ entries }: Tab): readonly Seen[] {
  return [...entries.values()].sort((a, b) => b.id - a.id)
}

function openFormOf(tab: Tab) {
  const entry = newestFirst(tab).find(({ kind }) => kind === 'form')
  const form = entry && formOf(entry.html)
  return entry && form ? { entry, form } : null
}

function filled(controls: readonly Control[], values: Readonly<Record<string, string>>): Fields {
  const names = controls.map(({ name }) => name)
  const unknown = Object.keys(values).filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}; it has: ${names.join(', ')}`)
  return Object.fromEntries(controls.map((control) => [control.name, wanted(control, values[control.name])]))
}

function wanted(control: Control, value: string | undefined): readonly string[] {
  const { options } = control
  if (value === undefined) return control.values
  if (!options || value === '') return [value]
  const chosen = control.many ? value.split(',').map((one) => one.trim()) : [value]
  return chosen.map((one) => {
    const option = options.find(({ label, value }) => isCalled(label, one) || value === one)
    if (!option)
      throw new Error(`"${one}" cannot be chosen; there are: ${options.map(({ label }) => label).join('; ')}`)
    return option.value
  })
}
