// Finding a person narrows the list as one types.

export function startPeople() {
  const form = document.querySelector('[data-people-search]')
  if (!form) return
  const input = form.querySelector('input')
  const people = [...document.querySelectorAll('[data-person]')]
  const teams = [...document.querySelectorAll('[data-team]')]
  form.querySelector('[data-no-script]').hidden = true

  function narrow() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const person of people) person.hidden = !words.every((word) => person.dataset.person.includes(word))
    for (const team of teams) team.hidden = !team.querySelector('[data-person]:not([hidden])')
    const found = people.filter((person) => !person.hidden).length
    document.querySelector('[data-people-none]').hidden = found > 0
    document.querySelector('[data-people-count]').textContent =
      words.length === 0 ? '' : `${found} ${found === 1 ? 'person matches' : 'people match'}`
  }

  input.addEventListener('input', narrow)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    narrow()
  })
  document.querySelector('.sim-people [aria-current]')?.scrollIntoView({ block: 'nearest' })
}
