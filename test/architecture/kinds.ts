import { builtinModules } from 'node:module'

/**
 * One kind of file, and everything it may import. `files` and `may` are regular expressions over paths from the
 * root; `$1` in `may` is the room or door that `files` caught. What is not listed is refused with `instead`.
 */
export type Kind = { name: string; files: string; may: readonly string[]; instead: string }

const NODE = `^(${builtinModules.join('|')})$`
const npm = (name: string): string => `(^|/)node_modules/${name}/`
const KERNEL = '^src/kernel/'
const VIEW = '^src/view/'
const APP = '^src/app[.]ts$'
const WIRING = '^src/(app[.]ts$|wiring/)'
const SETTINGS = '^src/(config[a-z-]*|log)[.]ts$'
const EXCHANGE = '^src/conversation/exchange[.]ts$'
const PRISMA = ['^src/store/generated/', npm('@prisma/[^/]+')]

/** A room may have several files of a kind: `store.ts`, `links-store.ts`, `views-menu.ts`. */
const named = (name: string): string => `[a-z-]*${name}[a-z-]*[.]ts$`
const SPECIAL = named('(store|flow|views)')
const ROOM_PURE = `^src/features/$1/(?!${SPECIAL})[^/]+$`

const door = (name: string, sdk: readonly string[]): Kind => ({
  name: `door-${name}`,
  files: `^src/doors/(${name})/(?!(render|limits)[a-z-]*[.]ts$)`,
  may: [KERNEL, VIEW, '^src/conversation/(exchange|words)[.]ts$', '^src/doors/$1/', npm('express'), NODE, ...sdk],
  instead: 'A door reaches nothing but DoorPorts and its own SDK: ask for what is missing in conversation/exchange.',
})

export const KINDS: readonly Kind[] = [
  {
    name: 'kernel',
    files: KERNEL,
    may: [KERNEL],
    instead: 'The kernel is pure language: move what needs node, a library or a clock to the file that uses it.',
  },
  {
    name: 'view',
    files: VIEW,
    may: [VIEW],
    instead: 'The view vocabulary is a leaf: turn facts into views in the room’s views.ts.',
  },
  {
    name: 'conversation',
    files: '^src/conversation/',
    may: ['^src/conversation/', KERNEL, VIEW, npm('zod')],
    instead:
      'The conversation knows no room, store or door: take what it needs as an argument and hand it in from app.ts.',
  },
  {
    name: 'room-store',
    files: `^src/features/([^/]+)/${named('store')}`,
    may: [
      KERNEL,
      ROOM_PURE,
      `^src/features/$1/${named('store')}`,
      '^src/store/(transaction|cipher|audit|relation|drafts)[a-z-]*[.]ts$',
      // A message is written in the transaction of the facts it tells; everything else about it is the reminders' affair.
      '^src/reminders/enqueue-store[.]ts$',
      ...PRISMA,
    ],
    instead:
      'A room’s store holds its own queries only: shared database matter comes from store/transaction, cipher, audit, relation or drafts, a message to come goes through reminders/enqueue-store.',
  },
  {
    name: 'room-flow',
    files: `^src/features/([^/]+)/${named('flow')}`,
    may: ['^src/features/$1/', KERNEL, VIEW, EXCHANGE, npm('zod')],
    instead: 'A flow uses its own room: what two rooms share goes down to kernel/ or is handed in by app.ts.',
  },
  {
    name: 'room-views',
    files: `^src/features/([^/]+)/${named('views')}`,
    may: [VIEW, KERNEL, ROOM_PURE, `^src/features/$1/${named('views')}`],
    instead: 'Views are pure functions of facts: let flow.ts fetch, and pass the facts in.',
  },
  {
    name: 'room-noun',
    files: `^src/features/([^/]+)/(?!${SPECIAL}|csv[.]ts$)[^/]+$`,
    may: [KERNEL, ROOM_PURE],
    instead: 'A room’s rules are pure: queries belong in its store.ts, requests in flow.ts, wording in views.ts.',
  },
  {
    name: 'room-csv',
    files: '^src/features/([^/]+)/csv[.]ts$',
    may: [KERNEL, ROOM_PURE, npm('csv-parse')],
    instead: 'csv.ts turns text into rows and nothing else: what the rows mean belongs in the room’s other files.',
  },
  {
    name: 'store',
    files: '^src/store/(?!generated/)',
    may: ['^src/store/', KERNEL, npm('pg'), NODE, ...PRISMA],
    instead: 'The store serves everyone and knows no room: move the query to features/<room>/store.ts.',
  },
  {
    name: 'reminders-store',
    files: '^src/reminders/(outbox|[a-z-]*store)[.]ts$',
    may: ['^src/reminders/', '^src/store/', KERNEL, npm('pg'), NODE, ...PRISMA],
    instead: 'The outbox speaks to the database only: sending and wording belong in the other reminders files.',
  },
  {
    name: 'reminders-schedule',
    files: '^src/reminders/schedule[.]ts$',
    may: ['^src/reminders/', KERNEL, npm('node-cron')],
    instead: 'The schedule only wakes others: hand the work in from app.ts.',
  },
  {
    name: 'reminders',
    files: '^src/reminders/(?!(outbox|schedule|[a-z-]*store)[.]ts$)',
    may: ['^src/reminders/', KERNEL, VIEW],
    instead:
      'Reminders never look inside a room: a room writes obligations (kernel/), and doors are handed in by app.ts.',
  },
  {
    name: 'directory',
    files: '^src/directory/',
    may: ['^src/directory/', KERNEL, npm('zod'), npm('yaml'), npm('csv-parse'), '^(fs|fs/promises|path|url)$'],
    instead: 'The directory reads files and checks them, with no database: lay rows over it in app.ts.',
  },
  {
    name: 'renderer',
    files: '^src/doors/([^/]+)/(render|limits)[a-z-]*[.]ts$',
    may: [VIEW, '^src/doors/$1/(render|limits)[a-z-]*[.]ts$'],
    instead: 'A renderer is a pure function of a view and its own limits: fetch and sign in the door’s other files.',
  },
  door('slack', [npm('@slack/[^/]+')]),
  door('teams', [
    npm('@microsoft/teams-ai'),
    npm('botbuilder[^/]*'),
    npm('botframework-[^/]+'),
    npm('jsonwebtoken'),
    npm('@azure/msal-node'),
  ]),
  door('simulator', []),
  // No way to talk to anybody: the pages that a link of ours opens in a browser.
  door('pages', []),
  {
    name: 'settings',
    files: SETTINGS,
    may: [SETTINGS, npm('zod'), npm('pino'), NODE],
    instead: 'Configuration and the log stand alone, so that they work when nothing else does.',
  },
  {
    name: 'web',
    files: '^src/web[.]ts$',
    may: [EXCHANGE, KERNEL, npm('express'), NODE],
    instead: 'The web server carries bytes: a path with a meaning belongs in a door.',
  },
  {
    name: 'app',
    files: WIRING,
    may: ['^src/(?!(main|cli)[.]ts$|cli/)', NODE],
    instead: 'app.ts and wiring/ join our own parts: a library is used in the one folder that owns it.',
  },
  {
    name: 'main',
    files: '^src/main[.]ts$',
    may: [APP, SETTINGS, NODE],
    instead: 'main.ts starts and stops: wiring belongs in app.ts.',
  },
  {
    name: 'command-line',
    files: '^src/(cli[.]ts$|cli/)',
    may: [
      '^src/cli/',
      APP,
      SETTINGS,
      KERNEL,
      VIEW,
      EXCHANGE,
      '^src/directory/',
      '^src/wiring/',
      `^src/features/[^/]+/(?!${SPECIAL})[^/]+$`,
      NODE,
    ],
    instead: 'The command line is a door for administrators: ask app.ts for what needs the database.',
  },
]

/** The kinds a path belongs to; exactly one is right. */
export const kindsOf = (path: string): readonly string[] =>
  KINDS.filter((kind) => new RegExp(kind.files).test(path)).map((kind) => kind.name)
