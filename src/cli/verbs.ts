import { deliverNow } from './deliver.ts'
import { checkTheDirectory } from './directory.ts'
import { exportDirectory } from './directory-export.ts'
import { importDirectory } from './directory-import.ts'
import { doctor } from './doctor.ts'
import { COVER_USAGE, coverPeople } from './people-cover.ts'
import { EXPORT_USAGE, exportPeople } from './people-export.ts'
import { IMPORT_USAGE, importPeople } from './people-import.ts'
import { LINK_USAGE, linkPerson, UNLINK_USAGE, unlinkPerson } from './people-link.ts'
import { signpost } from './signpost.ts'
import { exportSupporters, importSupporters } from './supporters.ts'
import { takeUp } from './take-up.ts'
import { tick } from './tick.ts'

export type Verb = {
  words: readonly string[]
  usage: string
  says: string
  run(args: readonly string[]): Promise<void>
}

export const VERBS: readonly Verb[] = [
  {
    words: ['people', 'import'],
    usage: IMPORT_USAGE,
    says: 'Adds and changes people and who supervises them from a CSV file; --dry-run only shows what it would do.',
    run: importPeople,
  },
  {
    words: ['people', 'export'],
    usage: EXPORT_USAGE,
    says: 'Writes everyone as a CSV file that can be imported again.',
    run: exportPeople,
  },
  {
    words: ['people', 'cover'],
    usage: COVER_USAGE,
    says: 'Lets somebody supervise another’s people for a time, beside them; it ends by itself after the last day.',
    run: coverPeople,
  },
  {
    words: ['people', 'link'],
    usage: LINK_USAGE,
    says: 'Says whose an account on a platform is, where its e-mail is not that of the people file.',
    run: linkPerson,
  },
  {
    words: ['people', 'unlink'],
    usage: UNLINK_USAGE,
    says: 'Makes an account nobody’s. An e-mail of the people file links it again at the next message.',
    run: unlinkPerson,
  },
  {
    words: ['supporters', 'import'],
    usage: 'supporters import FILE [--dry-run]',
    says: 'Lists people who have agreed to be asked, from a CSV file; a line without the day they agreed is refused.',
    run: importSupporters,
  },
  {
    words: ['supporters', 'export'],
    usage: 'supporters export',
    says: 'Writes everyone who is listed, as a CSV file that can be imported again.',
    run: exportSupporters,
  },
  {
    words: ['directory', 'check'],
    usage: 'directory check [FILE]',
    says: 'Checks a directory of services: faults with their fix, and what nobody has rung yet.',
    run: checkTheDirectory,
  },
  {
    words: ['directory', 'export'],
    usage: 'directory export [--csv] [--all] [FILE]',
    says: 'Writes your force’s own services as they stand, with what editors changed in chat; --all adds the national ones.',
    run: exportDirectory,
  },
  {
    words: ['directory', 'import'],
    usage: 'directory import FILE [--dry-run]',
    says: 'Checks a directory of services (YAML or CSV) and puts it in the place of your force’s own file.',
    run: importDirectory,
  },
  {
    words: ['signpost'],
    usage: 'signpost [--json] [--explain]',
    says: 'Reads one text a line and says which services /wellbeing would show, and why. Nothing is stored.',
    run: signpost,
  },
  {
    words: ['tick'],
    usage: 'tick --at ISO',
    says: 'Plans the reminders as if it were that moment, for example 2026-11-23T09:00:00Z.',
    run: tick,
  },
  { words: ['deliver'], usage: 'deliver', says: 'Sends the reminders that are planned.', run: deliverNow },
  {
    words: ['take-up'],
    usage: 'take-up [--json]',
    says: 'Says how often each subject of help was shown in the last whole weeks. Figures below ten are not said.',
    run: takeUp,
  },
  {
    words: ['doctor'],
    usage: 'doctor',
    says: 'Says what is set up, what is not, and what to do about it.',
    run: doctor,
  },
]

export function usage(args: readonly string[]): string {
  const opening =
    args.length === 0 ? 'Say what to do.' : `There is no command "${args.slice(0, 2).join(' ').slice(0, 60)}".`
  const lines = VERBS.map((verb) => `  npm run -s alongside -- ${verb.usage}\n      ${verb.says}`)
  return `${opening} The commands are:\n${lines.join('\n')}`
}
