// The clock and the platforms' JSON: their panels are fetched again as the server draws them, with nothing else moved.

export function createTools() {
  /** Takes one panel out of a fresh copy of the page at an address. */
  async function redraw(address, selector) {
    const response = await fetch(address, { headers: { Accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector(selector)
    if (response.ok && fresh) document.querySelector(selector).replaceWith(fresh)
  }

  async function choose(link) {
    const inside = link.closest('#tools') !== null
    const address = new URL(link.href)
    await redraw(address, '.sim-platforms')
    history.replaceState(null, '', address.pathname + address.search)
    // A real move to the fragment: on a small screen it is what opens the tools.
    location.replace('#tools')
    const current = document.querySelector('.sim-choices [aria-current]')
    if (inside) current?.focus({ preventScroll: true })
    else document.querySelector('#tools').focus()
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-tools]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    choose(link).catch(() => location.assign(link.href))
  })

  function tell(words) {
    document.querySelector('[data-clock]').textContent = words
  }

  return {
    tell,
    /** A new answer has come: the panel shows it if it follows the newest. */
    follow: () => {
      if (document.querySelector('[data-follows="true"]')) redraw(location.href, '.sim-platforms').catch(() => {})
    },
    /** The clock has been asked to move: shows the new time, or what was wrong with the move. */
    moved: async (trouble) => {
      const place = document.querySelector('[data-clock-trouble]')
      place.textContent = trouble ?? ''
      place.hidden = trouble === null
      if (trouble !== null) return
      const held = document.activeElement?.value
      await redraw(location.href, '.sim-clock-panel').catch(() => {})
      document.querySelector(`[data-clock-form] button[value="${CSS.escape(held ?? '')}"]`)?.focus()
      document.querySelector('[data-status]').textContent =
        `The clock now says ${document.querySelector('[data-clock]').textContent}`
    },
  }
}
