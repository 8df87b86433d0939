import type { CommandEntry } from '../../conversation/exchange.ts'
import { homeOf, type Player } from './cast.ts'
import { type Html, html, trusted } from './html.ts'
import { avatar, mark } from './marks.ts'

export type ChatFacts = {
  player: Player
  entries: readonly string[]
  commands: readonly CommandEntry[]
  /** What could not be done, said above the box. */
  trouble: string | null
}

/** The private conversation of one person with Alongside, and the box to write in. */
export function chat(facts: ChatFacts): Html {
  const { player, entries } = facts
  const home = homeOf(player)
  return html`<section class="sim-chat" id="conversation" tabindex="-1" aria-label="Conversation">
    <header class="sim-chat-head">
      <a class="sim-back" href="/">People</a>
      ${avatar(player)}
      <p class="sim-chat-name">
        ${player.name}
        <small>${placeOf(player)}</small>
      </p>
      <form method="post" action="${home}/open"><button type="submit">Today</button></form>
      <a class="sim-to-tools" href="#tools">Clock<span class="sim-roomy"> and platforms</span></a>
    </header>
    <div class="sim-log" role="log" aria-label="Private conversation with Alongside" tabindex="0" data-log>
      ${empty(entries.length > 0)} ${trusted(entries.join('\n'))}
      <p class="sim-waiting" data-waiting hidden>${mark()} <span>Alongside is looking</span></p>
      <span id="latest"></span>
    </div>
    <a class="sim-newer" href="#latest" data-newer hidden>New message below</a>
    <p class="sim-hidden" role="status" data-status></p>
    ${composer(facts, home)}
  </section>`
}

function placeOf({ enrolled }: Player): string {
  return enrolled ? `${enrolled.rank}, ${enrolled.unit.split('/').at(-1) ?? ''}` : 'Not in the force’s records'
}

function empty(hidden: boolean): Html {
  return html`<div class="sim-empty" data-empty ${hidden && html`hidden`}>
    ${mark()}
    <h2>This is your private chat with Alongside</h2>
    <p>Write what you need in your own words, or start with one of the commands below. Only you see the answers.</p>
  </div>`
}

function composer({ commands, trouble }: ChatFacts, home: string): Html {
  return html`<form class="sim-composer" method="post" action="${home}/say" data-composer>
    <p class="sim-trouble" role="alert" id="say-trouble" data-trouble ${trouble === null && html`hidden`}>${trouble}</p>
    <ul class="sim-commands" aria-label="Commands" data-commands>
      ${commands.map(
        ({ name, summary, hint }) => html`<li>
          <button type="submit" name="command" value="/${name}" data-words="/${name} ${summary.toLowerCase()}">
            <b>/${name}</b> <span>${summary}${hint !== '' && html` <i>(${hint})</i>`}</span>
          </button>
        </li>`,
      )}
    </ul>
    <div class="sim-box">
      <label class="sim-hidden" for="say">Write to Alongside</label>
      <textarea id="say" name="text" rows="1" autocomplete="off" data-say
        placeholder="Write, or / for commands" aria-describedby="say-trouble"></textarea>
      <button class="sim-send" type="submit" data-send>Send</button>
    </div>
    <fieldset class="sim-place">
      <legend class="sim-hidden">Where you are writing</legend>
      <label><input type="radio" name="place" value="private" checked> Private chat</label>
      <label><input type="radio" name="place" value="shared"> Shared channel <small>(the answer still comes only to you)</small></label>
    </fieldset>
  </form>`
}
