import { homeOf, type Player } from './cast.ts'
import { type Html, html } from './html.ts'
import { avatar, mark } from './marks.ts'

/** The whole document around its parts. Every address in it is our own: nothing is fetched from elsewhere. */
export function page(title: string, kind: 'start' | 'chat', parts: readonly Html[]): string {
  const { markup } = html`<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <link rel="icon" type="image/svg+xml" href="/simulator/mark.svg">
  <link rel="stylesheet" href="/simulator/theme.css">
  <link rel="stylesheet" href="/simulator/layout.css">
  <link rel="stylesheet" href="/simulator/people.css">
  <link rel="stylesheet" href="/simulator/chat.css">
  <link rel="stylesheet" href="/simulator/entry.css">
  <link rel="stylesheet" href="/simulator/composer.css">
  <link rel="stylesheet" href="/simulator/message.css">
  <link rel="stylesheet" href="/simulator/form.css">
  <link rel="stylesheet" href="/simulator/tools.css">
  <script type="module" src="/simulator/simulator.js"></script>
</head>
<body class="sim-page-${kind}">
  <a class="sim-skip" href="#conversation">Skip to the conversation</a>
  <header class="sim-banner">
    <p>
      <b>This is a simulator.</b>
      <span class="sim-roomy">Everybody in it is invented and nothing leaves this computer.</span>
      If this is a real emergency, close this and ring the emergency services.
    </p>
  </header>
  <div class="sim-columns">${parts}</div>
</body>
</html>`
  return `<!doctype html>\n${markup}`
}

/** One person's conversation and the tools beside it. `version` is the last one the page holds. */
export function desk(player: Player, version: number, parts: readonly Html[]): Html {
  return html`<main class="sim-desk" data-home="${homeOf(player)}" data-version="${version}">
    <h1 class="sim-hidden">Alongside, as ${player.name}</h1>
    ${parts}
  </main>`
}

/** What stands beside the list before anybody is chosen: a few people worth being first. */
export function welcome(players: readonly Player[]): Html {
  return html`<main class="sim-welcome" id="conversation" tabindex="-1">
    ${mark()}
    <h1>Try Alongside as somebody else</h1>
    <p>
      Choose a person of the sample force, then chat with Alongside as they would in Slack or Teams. Two tabs can be two
      people at once.
    </p>
    <ul class="sim-suggestions">
      ${suggestions(players).map(
        ({ player, why }) => html`<li><a href="${homeOf(player)}">
          ${avatar(player)} <span><b>${player.name}</b><small>${why}</small></span>
        </a></li>`,
      )}
    </ul>
  </main>`
}

function suggestions(players: readonly Player[]): readonly { player: Player; why: string }[] {
  const first = (rank: RegExp) => players.find(({ enrolled }) => enrolled && rank.test(enrolled.rank))
  const picks = [
    { player: first(/^(acting )?(police )?sergeant/i), why: 'A sergeant with a team' },
    { player: first(/^inspector/i), why: 'An inspector, a line above' },
    { player: first(/constable/i), why: 'A constable in a team' },
    { player: players.find(({ enrolled }) => !enrolled), why: 'Help is there for them too' },
  ]
  return picks.flatMap(({ player, why }) => (player ? [{ player, why }] : []))
}

export function notFound(): Html {
  return html`<main class="sim-welcome" id="conversation" tabindex="-1">
    ${mark()}
    <h1>Nobody here goes by that reference</h1>
    <p><a href="/">Choose somebody of the sample force</a> and carry on from there.</p>
  </main>`
}
