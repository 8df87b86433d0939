import ts from 'typescript'

/** A rule over the syntax of one TypeScript file: which files, what is refused, and what to do instead. */
export type SourceRule = {
  name: string
  where: RegExp
  except?: RegExp
  refuses(node: ts.Node): boolean
  instead: string
}

export type Fault = { rule: string; at: string; instead: string }

/** Every node of the file that a rule refuses, as `path:line`. */
export function faultsIn(rules: readonly SourceRule[], path: string, text: string): readonly Fault[] {
  const here = rules.filter((rule) => rule.where.test(path) && !rule.except?.test(path))
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
  const faults: Fault[] = []
  const visit = (node: ts.Node): void => {
    for (const { name, instead, refuses } of here) {
      if (!refuses(node)) continue
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      faults.push({ rule: name, at: `${path}:${line + 1}`, instead })
    }
    ts.forEachChild(node, visit)
  }
  if (here.length > 0) visit(file)
  return faults
}

/** The characters of a literal or of one part of a template; null for any other node. */
export function literal(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) return node.text
  return null
}

/** A word as written: a name, or a whole literal. */
export function word(node: ts.Node): string | null {
  return ts.isIdentifier(node) ? node.text : literal(node)
}

/** `owner.name`, written so. */
export function isMember(node: ts.Node, owner: string, name?: string): node is ts.PropertyAccessExpression {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return false
  return node.expression.text === owner && (name === undefined || node.name.text === name)
}
