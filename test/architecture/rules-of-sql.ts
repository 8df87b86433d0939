import ts from 'typescript'
import { isMember, literal, type SourceRule } from './source.ts'

/** In one case throughout: `Select … from` is a sentence for people. */
const BEGINNINGS = [
  'select\\b[\\s\\S]*\\bfrom\\b',
  'insert\\s+into\\b',
  'update\\s+\\S+\\s+set\\b',
  'delete\\s+from\\b',
  'with\\s+\\S+\\s+as\\b',
  '(?:create|alter|drop)\\s+(?:table|index|database|role|schema|type|unique)\\b',
  'truncate\\s',
]
const STATEMENT = new RegExp(`^\\s*(?:${[...BEGINNINGS, ...BEGINNINGS.map(upperWords)].join('|')})`)
const DATABASE_CLOCK =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(\s*\)|\b(current_timestamp|current_date|current_time|localtimestamp)\b/i

function upperWords(pattern: string): string {
  return pattern.replace(/(\\[a-zA-Z])|[a-z]/g, (found, escaped: string | undefined) => escaped ?? found.toUpperCase())
}

/** A lease measures a process's life, not business time: a line about one may ask the database. */
function asksDatabaseClock(text: string): boolean {
  return text.split('\n').some((line) => DATABASE_CLOCK.test(line) && !/lease/i.test(line))
}

/** A sentence of SQL put together from pieces: an untagged template with holes, or a sum of strings. */
function isBuiltStatement(node: ts.Node): boolean {
  if (ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent)) {
    return STATEMENT.test(node.head.text + node.templateSpans.map((span) => `hole${span.literal.text}`).join(''))
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return false
  return STATEMENT.test(literal(node.left) ?? '')
}

/** `pool.query(`… ${value}`)`: whatever the words are, a hole in a query is refused. */
function isQueryWithHoles(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const [statement] = node.arguments
  return node.expression.name.text === 'query' && statement !== undefined && ts.isTemplateExpression(statement)
}

export const SQL_RULES: readonly SourceRule[] = [
  {
    name: 'unsafe-sql',
    where: /^(src|prisma)\//,
    refuses: (node) =>
      (ts.isIdentifier(node) && /^\$(query|execute)RawUnsafe$/.test(node.text)) || isMember(node, 'Prisma', 'raw'),
    instead: 'Use the tagged $queryRaw`…` or $executeRaw`…`: every value becomes a parameter.',
  },
  {
    name: 'built-sql',
    where: /^(src|prisma)\//,
    refuses: (node) => isBuiltStatement(node) || isQueryWithHoles(node),
    instead: 'Write the statement as one constant with $1, $2 and pass the values beside it.',
  },
  {
    name: 'database-clock',
    where: /^src\//,
    except: /^src\/store\/(clock|migrate)\.ts$/,
    refuses: (node) => asksDatabaseClock(literal(node) ?? ''),
    instead: 'Business time is an argument from the Clock: pass the instant as a parameter.',
  },
]
