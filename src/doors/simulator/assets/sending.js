// Every form of the page is sent in the background; its buttons rest until the answer is there.

const UNREACHED =
  'That did not reach the simulator. Check that it is still running, then try again. What you wrote is still here.'
/** A quick answer needs no sign that one is waiting (milliseconds). */
const PATIENCE = 300

export function startSending(log, tools) {
  document.addEventListener('submit', async (event) => {
    const form = event.target
    if (form.method !== 'post' || form.dataset.sending === 'on') {
      if (form.method === 'post') event.preventDefault()
      return
    }
    event.preventDefault()
    const body = new URLSearchParams(new FormData(form, event.submitter))
    const wakes = rest(form, event.submitter)
    const waiting = setTimeout(() => log.wait(true), PATIENCE)
    const { changes, trouble } = await post(form.getAttribute('action'), body)
    clearTimeout(waiting)
    log.wait(false)
    wakes()
    log.apply(changes, true)
    if ('clockForm' in form.dataset) await tools.moved(trouble)
    else say(trouble)
    if ('composer' in form.dataset && trouble === null) clear(form, body.get('text'))
    log.settle(changes, event.submitter)
  })
}

async function post(action, body) {
  try {
    const response = await fetch(action, { method: 'POST', headers: { Accept: 'application/json' }, body })
    return await response.json()
  } catch {
    return { changes: [], trouble: UNREACHED }
  }
}

/** Marks the buttons as resting without taking the focus away from the pressed one, as `disabled` would. */
function rest(form, submitter) {
  const buttons = [...form.querySelectorAll('button'), ...(submitter ? [submitter] : [])]
  form.dataset.sending = 'on'
  for (const button of buttons) button.setAttribute('aria-disabled', 'true')
  return () => {
    delete form.dataset.sending
    for (const button of buttons) button.removeAttribute('aria-disabled')
  }
}

function say(trouble) {
  const place = document.querySelector('[data-trouble]')
  place.textContent = trouble ?? ''
  place.hidden = trouble === null
}

/** Only what was sent is cleared: somebody may have written on meanwhile. */
function clear(form, sent) {
  const box = form.querySelector('[data-say]')
  if (box.value.replaceAll('\r\n', '\n') === sent.replaceAll('\r\n', '\n')) box.value = ''
  box.dispatchEvent(new Event('input'))
}
