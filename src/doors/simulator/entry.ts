import type { ShortcutEntry } from '../../conversation/exchange.ts'
import { homeOf, type Player } from './cast.ts'
import type { Content, Entry } from './conversations.ts'
import { type Html, html, trusted } from './html.ts'
import { dayInLondon, timeInLondon } from './london.ts'
import { avatar, mark } from './marks.ts'
import { menu } from './menu.ts'
import { renderForm, renderMessage } from './render.ts'

type ContentOf<K extends Content['kind']> = Extract<Content, { kind: K }>

type Shortcuts = readonly ShortcutEntry[]

const CONTENTS: {
  [K in Content['kind']]: (player: Player, entry: Entry, content: ContentOf<K>, shortcuts: Shortcuts) => Html
} = {
  typed: (player, entry, { text }, shortcuts) => typed(player, entry, text, shortcuts),
  message: (player, entry, { message }, shortcuts) =>
    answer(player, entry, menu(player, entry, shortcuts), () =>
      renderMessage(message, `${homeOf(player)}/press/${entry.id}`),
    ),
  form: (player, entry, { form }) =>
    answer(player, entry, null, () =>
      renderForm(form, {
        prefix: `e${entry.id}`,
        action: `${homeOf(player)}/submit/${entry.id}`,
        draft: `${homeOf(player)}/draft/${entry.id}`,
      }),
    ),
  gone: () => html``,
}

/** One entry of the conversation as the person sees it; an empty text for one that has gone. */
export function entryMarkup(player: Player, entry: Entry, shortcuts: Shortcuts): string {
  type Draw = (player: Player, entry: Entry, content: Content, shortcuts: Shortcuts) => Html
  return (CONTENTS[entry.content.kind] as Draw)(player, entry, entry.content, shortcuts).markup
}

function typed(player: Player, entry: Entry, text: string, shortcuts: Shortcuts): Html {
  return html`<article class="sim-entry" ${identity(entry)}>
    <header class="sim-entry-head">
      ${avatar(player)}<span class="sim-entry-who">You</span> ${moment(entry)}
      ${entry.place === 'shared' && html`<span class="sim-tag">In a shared channel</span>`}
    </header>
    <p class="sim-bubble" dir="auto">${text.trim() === '' ? html`<i>Nothing but blanks</i>` : text}</p>
    ${menu(player, entry, shortcuts)}
  </article>`
}

function answer(player: Player, entry: Entry, more: Html | null, draw: () => string): Html {
  return html`<article class="sim-entry" ${identity(entry)}>
    <header class="sim-entry-head">
      ${mark()}<span class="sim-entry-who">Alongside</span> ${moment(entry)}
      ${entry.unasked && html`<span class="sim-tag sim-tag-unasked">Sent by Alongside itself</span>`}
      ${entry.place === 'shared' && html`<span class="sim-tag">Only you can see this</span>`}
    </header>
    <div class="sim-card" data-body>${body(draw)}</div>
    <p class="sim-wires">
      ${wireLink(player, entry, 'slack', 'What Slack gets')} ${wireLink(player, entry, 'teams', 'What Teams gets')}
    </p>
    ${more}
  </article>`
}

/** One view that cannot be drawn must not take the whole conversation with it. */
function body(draw: () => string): Html {
  try {
    return trusted(draw())
  } catch {
    return html`<p data-undrawn>This answer could not be shown. Ask again, or choose another command.</p>`
  }
}

function identity({ id, version, content, unasked }: Entry): Html {
  return html`id="e${id}" tabindex="-1" data-id="${id}" data-version="${version}" data-kind="${content.kind}"
    data-unasked="${String(unasked)}"`
}

function wireLink(player: Player, entry: Entry, platform: string, label: string): Html {
  return html`<a href="${homeOf(player)}?show=${platform}&entry=${entry.id}#tools" data-tools>${label}</a>`
}

function moment({ at }: Entry): Html | null {
  return at && html`<time datetime="${at.toISOString()}">${dayInLondon(at)}, ${timeInLondon(at)}</time>`
}
