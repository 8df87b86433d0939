import ts from 'typescript'
import { type SourceRule, word } from './source.ts'

const OURS = /^(src|test|prisma|manifests)\//
const CONFIG = /\.config\.ts$/

const isDefaultExport = (node: ts.Node): boolean =>
  ts.isExportAssignment(node) ||
  node.kind === ts.SyntaxKind.DefaultKeyword ||
  (ts.isExportSpecifier(node) && node.name.text === 'default')

/** A file that only hands on what others export. One such line is enough: import it from where it is. */
const isBarrelLine = (node: ts.Node): boolean => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined

const TEST_WORDS = new Set(['test', 'it', 'describe', 'suite'])
/** `test.only`, `describe.skip`, `test.todo`; a test's own `context.skip('why')` prints its reason and is welcome. */
const isSilencedTest = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  /^(only|skip|todo)$/.test(node.name.text) &&
  TEST_WORDS.has(word(node.expression) ?? '')

/** What no file of ours says, wherever it stands. */
export const SYNTAX_RULES: readonly SourceRule[] = [
  {
    name: 'any',
    where: OURS,
    refuses: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
    instead: 'Say the type, or `unknown` and narrow it (zod at the edges).',
  },
  {
    name: 'non-null',
    where: OURS,
    refuses: (node) =>
      ts.isNonNullExpression(node) || (ts.isVariableDeclaration(node) && node.exclamationToken !== undefined),
    instead: 'Handle the absent case, or make it impossible by the type.',
  },
  {
    name: 'default-clause',
    where: /^(src|prisma)\//,
    refuses: ts.isDefaultClause,
    instead: 'Use a record keyed by kind, so that a new kind does not compile until it is answered.',
  },
  {
    name: 'default-export',
    where: OURS,
    except: CONFIG,
    refuses: (node) => isDefaultExport(node) && !ts.isDefaultClause(node),
    instead: 'Export it by name.',
  },
  {
    name: 'barrel',
    where: OURS,
    refuses: isBarrelLine,
    instead: 'Import from the file that says it; nothing is handed on.',
  },
  {
    name: 'decorator',
    where: OURS,
    refuses: ts.isDecorator,
    instead: 'Wrap the function in app.ts, where it can be seen.',
  },
  {
    name: 'silenced-test',
    where: /^test\//,
    refuses: isSilencedTest,
    instead: 'Mend the test, or skip inside it with context.skip("why"), which prints the reason.',
  },
]
