import { afterEach, expect, test } from 'vitest'
import { wordsOf } from '../../support/teams-screen.ts'
import { helloShown, type TeamsWorld, teamsWorld } from '../../support/teams-world.ts'

let world: TeamsWorld
afterEach(() => world.close())

const typed = (words: string) => ({
  text: `<at>Alongside</at>\u00a0${words}`,
  entities: [{ type: 'mention', mentioned: { id: `28:${world.peer.appId}` }, text: '<at>Alongside</at>' }],
})
const inChannel = () => world.peer.ledger.filter(({ conversation }) => conversation === world.channel.id)
const inPersonal = () => world.peer.ledger.filter(({ conversation }) => conversation === world.personal.id)

test('in a channel one neutral line shows, the same for every command, and the answer comes privately', async () => {
  world = await teamsWorld(helloShown)
  await world.doesInChannel(typed("/wellbeing can't sleep since the fatal"))
  await world.doesInChannel(typed('one-to-one'))
  await world.doesInChannel(typed('xyzzy'))
  expect(inChannel().map(({ activity }) => activity.text)).toEqual(Array(3).fill('I have sent you a private message.'))
  expect(inChannel().every(({ activity }) => activity.attachments === undefined)).toBe(true)
  expect(inPersonal().map(({ activity }) => wordsOf(activity))).toEqual(Array(3).fill('Hello from Alongside.'))
  expect(world.opened.requests.map(({ ask, from }) => [from.place, ask])).toEqual([
    ['shared', { kind: 'command', name: 'wellbeing', words: "can't sleep since the fatal" }],
    ['shared', { kind: 'command', name: 'one-to-one', words: '' }],
    ['shared', { kind: 'command', name: '', words: 'xyzzy' }],
  ])
  expect(world.peer.faults).toEqual([])
})

test('without a personal chat the line asks for one, and the core is not asked at all', async () => {
  world = await teamsWorld(helloShown)
  world.peer.withoutApp.add(world.alex.aadObjectId)
  await world.doesInChannel(typed('wellbeing'))
  expect(inChannel().map(({ activity }) => activity.text)).toEqual([
    `Please write to me in [our personal chat](https://teams.microsoft.com/l/chat/0/0?users=28:${world.peer.appId}).`,
  ])
  expect(world.opened.requests).toEqual([])
})

test('the line does not say that an answer was sent when it was not', async () => {
  world = await teamsWorld(helloShown)
  world.peer.order({ status: 403, body: { error: { code: 'ConversationBlockedByUser' } } })
  await world.doesInChannel(typed('wellbeing'))
  expect(inChannel().map(({ activity }) => wordsOf(activity))).toEqual(['Please write to me in our personal chat.'])
})

test('the names of others stay in what was said', async () => {
  world = await teamsWorld(helloShown)
  const other = { type: 'mention', mentioned: { id: '29:jo' }, text: '<at>Jo</at>' }
  const said = typed('wellbeing worried about <at>Jo</at>')
  await world.doesInChannel({ ...said, entities: [...said.entities, other] })
  expect(world.opened.requests[0]?.ask).toMatchObject({ words: 'worried about <at>Jo</at>' })
})

test('a press that comes from a shared place is not acted on', async () => {
  world = await teamsWorld(helloShown)
  const value = { action: { type: 'Action.Execute', verb: 'one-to-ones.log', data: {} } }
  const answered = await world.doesInChannel({ type: 'invoke', name: 'adaptiveCard/action', value })
  expect(answered.body).toMatchObject({ value: expect.stringContaining('personal chat') })
  expect(world.opened.requests).toEqual([])
})
