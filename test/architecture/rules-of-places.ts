import ts from 'typescript'
import { isMember, literal, type SourceRule, word } from './source.ts'

const SRC = /^src\//

const BLOCK_KIT =
  /^(mrkdwn|plain_text|plain_text_input|block_id|action_id|static_select|private_metadata|response_action|view_submission|block_actions|trigger_id|response_url|callback_id)$/
const ADAPTIVE_CARD =
  /^(AdaptiveCard|TextBlock|RichTextBlock|FactSet|ColumnSet|ActionSet|Action\.\w+|Input\.\w+|application\/vnd\.microsoft\.card\.\w+)$/

/** UK numbers however they are spaced, and the short ones that a person on a bad night would dial. */
const PHONE =
  /(?<![\w.-])(?:(?:\+44|0)[\s-]?\d(?:[\s-]?\d){7,9}|116[\s-]?123|85258|999|112)(?![\w-]|\.\d)|\bpress(?:ing)? 55\b/
const URL_OF_ANYONE =
  /https?:\/\/(?!127\.0\.0\.1|localhost|\[::1\]|www\.w3\.org\/)[a-z0-9-]+\.[a-z]|(?<!\/)\bwww\.[a-z]/i
const URL_NOT_OF_PLATFORM =
  /https?:\/\/(?!127\.0\.0\.1|localhost|\[::1\]|www\.w3\.org\/)(?!(?:[a-z0-9-]+\.)*(?:slack\.com|botframework\.com|microsoft\.com|microsoftonline\.com|adaptivecards\.io)\b)[a-z0-9-]+\.[a-z]|(?<!\/)\bwww\.[a-z]/i

const isRealClock = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) ||
  (ts.isCallExpression(node) && node.expression.getText() === 'Date') ||
  isMember(node, 'Date', 'now')

const setsTimeZone = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node.parent) &&
  node.parent.name.text === 'TZ' &&
  /^src\/(main|cli)\.ts$/.test(node.getSourceFile().fileName)

/** What may be written only in one place, or nowhere in TypeScript at all. */
export const PLACE_RULES: readonly SourceRule[] = [
  {
    name: 'environment',
    where: SRC,
    except: /^src\/config\.ts$/,
    refuses: (node) => (isMember(node, 'process', 'env') && !setsTimeZone(node)) || literal(node) === 'node:process',
    instead: 'Add the setting to the schema in src/config.ts and hand the value in.',
  },
  {
    name: 'real-clock',
    where: SRC,
    except: /^src\/store\/clock\.ts$/,
    refuses: isRealClock,
    instead: 'Take a Clock (or an instant) as an argument; a door asks ports.hostTime().',
  },
  {
    name: 'console',
    where: SRC,
    except: /^src\/(log\.ts|cli\.ts|cli\/|doors\/simulator\/)/,
    refuses: (node) => isMember(node, 'console'),
    instead: 'Use the log that is handed in: it redacts, the console does not.',
  },
  {
    name: 'slack-words',
    where: SRC,
    except: /^src\/doors\/slack\//,
    refuses: (node) => BLOCK_KIT.test(word(node) ?? ''),
    instead: 'Say what is meant in the view vocabulary; Block Kit is written in doors/slack only.',
  },
  {
    name: 'teams-words',
    where: SRC,
    except: /^src\/doors\/teams\//,
    refuses: (node) => ADAPTIVE_CARD.test(word(node) ?? ''),
    instead: 'Say what is meant in the view vocabulary; Adaptive Cards are written in doors/teams only.',
  },
  {
    name: 'phone-number',
    where: SRC,
    refuses: (node) => PHONE.test(literal(node) ?? ''),
    instead: 'Put the number in src/directory/services.yaml with its source and date, and look it up by service id.',
  },
  {
    name: 'service-url',
    where: SRC,
    except: /^src\/doors\/(slack|teams)\//,
    refuses: (node) => URL_OF_ANYONE.test(literal(node) ?? ''),
    instead: 'Put the address in src/directory/services.yaml with its source and date, or make it a setting.',
  },
  {
    name: 'service-url-in-door',
    where: /^src\/doors\/(slack|teams)\//,
    refuses: (node) => URL_NOT_OF_PLATFORM.test(literal(node) ?? ''),
    instead: 'A door knows the addresses of its own platform only; services live in src/directory/services.yaml.',
  },
]
