// Forms that keep what is typed tell the server of it now and then, and when the page is left. Nothing is shown of it.

/** Milliseconds between two drafts of one form. */
const PAUSE = 2000

export function startDrafts() {
  const waiting = new Map()
  const sending = new Set()

  function later(form) {
    if (!waiting.has(form))
      waiting.set(
        form,
        setTimeout(() => keep(form), PAUSE),
      )
  }

  // One after the other, or an older draft could be written over a newer.
  async function keep(form) {
    forget(form)
    if (sending.has(form)) return later(form)
    sending.add(form)
    await fetch(form.dataset.draft, { method: 'POST', body: typedIn(form) }).catch(() => {})
    sending.delete(form)
  }

  function forget(form) {
    clearTimeout(waiting.get(form))
    waiting.delete(form)
  }

  function leave() {
    for (const form of [...waiting.keys()]) {
      forget(form)
      navigator.sendBeacon(form.dataset.draft, typedIn(form))
    }
  }

  document.addEventListener('input', ({ target }) => {
    const form = target.closest('form[data-draft]')
    if (form) later(form)
  })
  // A form that is sent brings everything by itself.
  document.addEventListener('submit', ({ target }) => forget(target))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave())
  addEventListener('pagehide', leave)
}

function typedIn(form) {
  return new URLSearchParams(new FormData(form))
}
