// The conversation on the screen: what the server says has changed is put in its place, once.

/** Near enough to the end that a new message should pull the page along. */
const NEAR = 160

export function createLog(main, changed) {
  const log = main.querySelector('[data-log]')
  const waiting = main.querySelector('[data-waiting]')
  const newer = main.querySelector('[data-newer]')
  const seen = new Map(entries().map((entry) => [Number(entry.dataset.id), Number(entry.dataset.version)]))
  /** Forms that took the place of forms: which fields stood there before. */
  const grown = new Map()
  let version = Number(main.dataset.version)

  function entries() {
    return [...log.querySelectorAll('[data-id]')]
  }

  /** Draws one change. Gives back the entry where something new stands to be looked at, else null. */
  function draw(change) {
    version = Math.max(version, change.version)
    if ((seen.get(change.id) ?? 0) >= change.version) return null
    seen.set(change.id, change.version)
    const old = document.getElementById(`e${change.id}`)
    const entry = fragmentOf(change.html)
    if (!entry) {
      old?.remove()
      return null
    }
    const held = old?.contains(document.activeElement) ?? false
    if (old?.dataset.kind === 'form' && entry.dataset.kind === 'form') grown.set(entry.id, namesIn(old))
    if (old) old.replaceWith(entry)
    else log.insertBefore(entry, entries().find((one) => Number(one.dataset.id) > change.id) ?? waiting)
    if (held) focusOn(entry)
    main.querySelector('[data-empty]').hidden = true
    return entry
  }

  function apply(changes, own) {
    const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR
    const drawn = changes.map(draw).filter((entry) => entry !== null)
    // The live stream may have drawn the answer to one's own act before the act's own answer came.
    const last = drawn.at(-1) ?? (own ? document.getElementById(`e${changes.at(-1)?.id}`) : null)
    if (!last) return
    // In a form that has grown the person stays where they are.
    if (own && grown.has(last.id)) newer.hidden = true
    else if (own || nearEnd) reveal(last)
    else newer.hidden = false
    if (drawn.some((entry) => entry.dataset.kind !== 'typed')) changed()
  }

  /** A long answer is shown from its beginning: its first lines are the ones that matter. */
  function reveal(entry) {
    const tall = entry.offsetHeight > log.clientHeight - 80
    entry.scrollIntoView({ block: tall ? 'start' : 'end' })
    newer.hidden = true
  }

  function showLast() {
    const last = entries().at(-1)
    if (last) reveal(last)
  }

  newer.addEventListener('click', (event) => {
    event.preventDefault()
    showLast()
    entries().at(-1)?.focus({ preventScroll: true })
  })
  log.addEventListener('scroll', () => {
    if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR) newer.hidden = true
  })

  return {
    apply,
    showLast,
    version: () => version,
    /** After an act of one's own: into a form that has just opened, to what is new in it, or to what has to be mended. */
    settle: (changes, pressed) => {
      const form = changes
        .map(({ id }) => document.getElementById(`e${id}`))
        .find((entry) => entry?.dataset.kind === 'form')
      if (!form) return
      const before = grown.get(form.id)
      grown.delete(form.id)
      if (before) focusOnNew(form, before, pressed)
      else focusOn(form)
    },
    wait: (on) => {
      waiting.hidden = !on
      if (on) waiting.scrollIntoView({ block: 'nearest' })
    },
  }
}

function fragmentOf(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild
}

function namesIn(entry) {
  return new Set([...entry.querySelectorAll('[name]')].map(({ name }) => name))
}

/** Where a form has grown, or else on the button that was pressed: it is still there. */
function focusOnNew(entry, before, pressed) {
  const summary = entry.querySelector('.as-problem')
  const fresh = [...entry.querySelectorAll('input, select, textarea')].find(({ name }) => !before.has(name))
  const same = pressed && entry.querySelector(`button[name="${pressed.name}"][value="${CSS.escape(pressed.value)}"]`)
  if (summary || !(fresh ?? same)) focusOn(entry)
  else (fresh ?? same).focus()
}

function focusOn(entry) {
  const summary = entry.querySelector('.as-problem')
  const field = entry.querySelector('form input:not([type=hidden]), form select, form textarea')
  const target = summary ?? field ?? entry
  if (!target.matches('a, input, select, textarea, button')) target.tabIndex = -1
  target.focus({ preventScroll: summary === null })
}
