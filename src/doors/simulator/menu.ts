import type { Ask, ShortcutEntry } from '../../conversation/exchange.ts'
import { homeOf, type Player } from './cast.ts'
import type { Entry } from './conversations.ts'
import { type Html, html } from './html.ts'

/** What can be done with a message, as the platforms offer it behind three dots. */
export function menu(player: Player, entry: Entry, shortcuts: readonly ShortcutEntry[]): Html {
  return html`<details class="sim-menu">
    <summary>Do more with this message</summary>
    <form method="post" action="${homeOf(player)}/shortcut/${entry.id}">
      ${shortcuts.map(
        ({ name, label }) => html`<button type="submit" name="shortcut" value="${name}">${label}</button>`,
      )}
    </form>
  </details>`
}

/** Here each sees only their own chat: what was typed in it is theirs, and the rest Alongside wrote. */
export function shortcutAsk({ content }: Entry, { name }: ShortcutEntry): Ask {
  return { kind: 'shortcut', name, words: content.kind === 'typed' ? content.text : '' }
}
