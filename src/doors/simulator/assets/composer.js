// The box: Enter sends, Shift and Enter makes a new line, a slash opens the commands.

export function startComposer() {
  const form = document.querySelector('[data-composer]')
  const box = form.querySelector('[data-say]')
  const list = form.querySelector('[data-commands]')
  const buttons = [...list.querySelectorAll('button')]
  const shown = () => buttons.filter((button) => !button.parentElement.hidden)

  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      form.requestSubmit(form.querySelector('[data-send]'))
    }
    if (event.key === 'ArrowUp' && 'open' in list.dataset) {
      event.preventDefault()
      shown().at(-1)?.focus()
    }
  })

  box.addEventListener('input', () => {
    const typed = box.value.toLowerCase()
    const open = /^\/\S*$/.test(typed)
    for (const button of buttons) button.parentElement.hidden = open && !button.dataset.words.startsWith(typed)
    if (open && shown().length > 0) list.dataset.open = ''
    else delete list.dataset.open
  })

  // A suggestion is written into the box, so that words can follow it.
  list.addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (!button) return
    event.preventDefault()
    box.value = `${button.value} ${box.value.startsWith('/') ? '' : box.value}`
    box.dispatchEvent(new Event('input'))
    box.focus()
    box.setSelectionRange(box.value.length, box.value.length)
  })

  list.addEventListener('keydown', (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.key === 'Escape') box.focus()
    if (step === undefined) return
    event.preventDefault()
    const next = shown()[shown().indexOf(document.activeElement) + step]
    if (next) next.focus()
    else box.focus()
  })

  // Where it is written is a choice for the next words, and the reader should see it in the box.
  form.addEventListener('change', () => {
    const shared = form.elements.place.value === 'shared'
    box.placeholder = shared ? 'Write in the shared channel' : 'Write, or / for commands'
  })
}
