import type { Instant } from '../../kernel/instant.ts'
import { homeOf, type Player } from './cast.ts'
import { type Html, html } from './html.ts'
import { prettyJson } from './json.ts'
import { inLondonField, inLondonWords, STEPS } from './london.ts'
import { PLATFORMS, type Wire } from './wire.ts'

/** What a chat client does not have: the clock, and a look at what the platforms would be sent. */
export function tools(player: Player, now: Instant | null, wire: Wire | null, trouble: string | null): Html {
  return html`<section class="sim-tools" id="tools" tabindex="-1" aria-label="Clock and platforms">
    <a class="sim-back" href="#conversation">Back to the conversation</a>
    ${clock(player, now, trouble)} ${platforms(player, wire)}
  </section>`
}

function clock(player: Player, now: Instant | null, trouble: string | null): Html {
  return html`<section class="sim-panel sim-clock-panel" aria-labelledby="clock-title">
    <h2 id="clock-title">The simulator’s clock</h2>
    <p class="sim-clock" data-clock>${now ? inLondonWords(now) : 'The clock cannot be read at the moment'}</p>
    <form method="post" action="${homeOf(player)}/clock" data-clock-form>
      <p class="sim-trouble" role="alert" id="clock-trouble" data-clock-trouble ${trouble === null && html`hidden`}>${trouble}</p>
      <div class="sim-steps" role="group" aria-label="Move the clock forward">
        ${Object.entries(STEPS).map(
          ([name, { label }]) => html`<button type="submit" name="step" value="${name}">${label}</button>`,
        )}
      </div>
      <div class="sim-moment">
        <label for="moment">Or to a date and time</label>
        <input id="moment" name="moment" type="datetime-local" value="${now ? inLondonField(now) : ''}"
          aria-describedby="clock-trouble">
        <button type="submit" name="step" value="moment">Move</button>
      </div>
    </form>
    <p class="sim-hint">It only moves forward. Reminders that fall due on the way are sent.</p>
  </section>`
}

function platforms(player: Player, wire: Wire | null): Html {
  const home = homeOf(player)
  const choice = (label: string, href: string, on: boolean) =>
    html`<li><a href="${href}" data-tools ${on && html`aria-current="true"`}>${label}</a></li>`
  return html`<section class="sim-panel sim-platforms" aria-labelledby="platforms-title">
    <h2 id="platforms-title">What the platforms get</h2>
    <ul class="sim-choices">
      ${choice('Show what Slack gets', `${home}?show=slack#tools`, wire?.platform === 'slack')}
      ${choice('Show what Teams gets', `${home}?show=teams#tools`, wire?.platform === 'teams')}
      ${wire && choice('Hide', `${home}#tools`, false)}
    </ul>
    ${wire ? wirePanel(wire) : html`<p class="sim-hint">See the same answer as JSON, as it would leave for Slack or Teams.</p>`}
  </section>`
}

function wirePanel({ platform, follows, given }: Wire): Html {
  const name = PLATFORMS[platform]
  if (!given)
    return html`<p class="sim-hint" data-follows="true">Nothing has been answered yet. Write something first.</p>`
  return html`<p class="sim-hint" data-follows="${String(follows)}">
      ${follows ? 'The newest answer' : 'The chosen answer'}: “${given.notice}”
    </p>
    ${
      given.payload === null
        ? html`<p class="sim-trouble">This cannot be drawn for ${name}: it breaks one of its limits.</p>`
        : html`<pre tabindex="0" role="region" aria-label="What ${name} gets, as JSON"><code>${prettyJson(given.payload)}</code></pre>`
    }`
}
