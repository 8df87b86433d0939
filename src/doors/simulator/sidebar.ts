import { byUnit, homeOf, type Player, STRANGER } from './cast.ts'
import { type Html, html } from './html.ts'
import { avatar, mark } from './marks.ts'

/** Whom one can be: the whole sample force by team, searchable by name, rank or team. */
export function sidebar(
  players: readonly Player[],
  at: { chosen: Player | null; action: string; wanted: string },
): Html {
  const { chosen, action, wanted } = at
  const found = players.filter((player) => matches(player, wanted))
  const units = [...byUnit(found)]
  return html`<nav class="sim-people" aria-labelledby="people-title">
    <div class="sim-people-head">
      <p class="sim-brand">${mark()} Alongside <span>simulator</span></p>
      <h2 id="people-title">Choose who you are</h2>
      <form class="sim-search" role="search" method="get" action="${action}" data-people-search>
        <label class="sim-hidden" for="find">Find a person by name, rank or team</label>
        <input id="find" name="find" type="search" autocomplete="off" placeholder="Name, rank or team" value="${wanted}">
        <button type="submit" data-no-script>Find</button>
      </form>
      <p class="sim-hidden" role="status" data-people-count></p>
    </div>
    <div class="sim-people-list">
      ${found.includes(STRANGER) && html`<ul data-team="">${personLink(STRANGER, chosen)}</ul>`}
      ${units.map(([unit, members]) => team(unit, members, chosen))}
      <p class="sim-nobody" data-people-none ${found.length > 0 && html`hidden`}>
        Nobody matches. Try part of a name, a rank or a team.
      </p>
    </div>
  </nav>`
}

function team(unit: string, members: readonly Player[], chosen: Player | null): Html {
  const path = unit.split('/')
  const name = path.at(-1) ?? unit
  const above = path.slice(0, -1).join(', ')
  return html`<section data-team="${unit}">
    <h3>${name}${above !== '' && html` <small>${above}</small>`}</h3>
    <ul>${members.map((player) => personLink(player, chosen))}</ul>
  </section>`
}

function personLink(player: Player, chosen: Player | null): Html {
  const current = player.user === chosen?.user
  return html`<li data-person="${wordsOf(player)}">
    <a href="${homeOf(player)}" ${current && html`aria-current="page"`}>
      ${avatar(player)}
      <span><b>${player.name}</b><small>${player.enrolled?.rank ?? 'Not in the force’s records'}</small></span>
    </a>
  </li>`
}

function matches(player: Player, wanted: string): boolean {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.every((word) => wordsOf(player).includes(word))
}

function wordsOf({ name, enrolled }: Player): string {
  return `${name} ${enrolled?.rank ?? ''} ${enrolled?.unit ?? ''} ${enrolled?.reference ?? ''}`.toLowerCase()
}
