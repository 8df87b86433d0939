import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { parse } from 'yaml'

/** One text that a person can read, and where it stands. */
export type Text = { at: string; text: string; language: 'en' | 'cy' }

/** What people type, and what machines read, is not what people are shown. */
const NOT_SHOWN =
  /^src\/directory\/(lexicon\/|tongues\.yaml|numbers\.yaml|fixed\.yaml)|^src\/store\/|^src\/config|^src\/log\.ts/

/** What one should not say is quoted on one card, and nowhere else. */
const QUOTES_WHAT_NOT_TO_SAY = /cards\.not-to-say\.items/

/** Every text of our YAML files and of our code, and of the sample force's file. */
export function everyText(): Text[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`)
  const shown = files.filter((path) => !NOT_SHOWN.test(path))
  return [
    ...[...shown.filter((path) => path.endsWith('.yaml')), 'prisma/sample/services.yaml'].flatMap((path) =>
      textsOfYaml(path, readFileSync(path, 'utf8')),
    ),
    ...shown.filter((path) => path.endsWith('.ts')).flatMap((path) => textsOfCode(path, readFileSync(path, 'utf8'))),
  ]
}

export function textsOfYaml(path: string, source: string): Text[] {
  const language = path.endsWith('.cy.yaml') ? 'cy' : 'en'
  return leaves(parse(source), path).map(({ at, text }) => ({
    at,
    text: QUOTES_WHAT_NOT_TO_SAY.test(at) ? text.replace(/"[^"]*"/g, '') : text,
    language,
  }))
}

function leaves(value: unknown, at: string): { at: string; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => leaves(one, `${at}.${key}`))
}

/** Literals of several words: tokens and paths have none, and an import is no text. */
export function textsOfCode(path: string, source: string): Text[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const found: Text[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTaggedTemplateExpression(node)) return
    const text = textOf(node)
    if (text !== null && /\p{L}\s+\p{L}/u.test(text)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      found.push({ at: `${path}:${line + 1}`, text, language: 'en' })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** What is filled into a template stands as a dash. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('–')
}
