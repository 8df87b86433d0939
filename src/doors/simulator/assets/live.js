// Live arrival. A hidden tab lets go of its stream (a browser has only six for all tabs) and catches up when it is back.

export function startLive(home, log, tools) {
  let stream = null

  function open() {
    stream = new EventSource(`${home}/events?since=${log.version()}`)
    stream.addEventListener('entry', ({ data }) => log.apply([JSON.parse(data)], false))
    stream.addEventListener('clock', ({ data }) => tools.tell(JSON.parse(data)))
    stream.addEventListener('open', () => status(''))
    stream.addEventListener('error', () => {
      status('Not connected to the simulator. Trying again.')
      if (stream?.readyState === EventSource.CLOSED) setTimeout(again, 5000)
    })
  }

  function close() {
    stream?.close()
    stream = null
  }

  function again() {
    close()
    if (document.visibilityState === 'visible') open()
  }

  document.addEventListener('visibilitychange', again)
  addEventListener('pagehide', close)
  addEventListener('pageshow', ({ persisted }) => persisted && again())
  again()
}

function status(words) {
  const place = document.querySelector('[data-status]')
  if (place.textContent !== words) place.textContent = words
}
