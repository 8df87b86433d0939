import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { KINDS } from './kinds.ts'

const SOURCES = '^src/(?!store/generated/)'

/** One rule a kind, and three that hold everywhere. The comment is what a person reads when a rule bites. */
export const IMPORT_RULES: readonly IForbiddenRuleType[] = [
  ...KINDS.map((kind) => ({
    name: kind.name,
    comment: kind.instead,
    severity: 'error' as const,
    from: { path: kind.files },
    to: { pathNot: [...kind.may], couldNotResolve: false },
  })),
  {
    name: 'no-cycle',
    comment: 'Move what both files need to a third, lower one.',
    severity: 'error',
    from: { path: SOURCES },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-development-package',
    comment: 'What the running app imports is a dependency, not a devDependency, and stands in package.json.',
    severity: 'error',
    from: { path: SOURCES },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-lost-import',
    comment: 'The file or package does not exist: check the path and its `.ts` ending.',
    severity: 'error',
    from: { path: SOURCES },
    to: { couldNotResolve: true },
  },
]

/** One broken import rule, readable as it is. */
export type Broken = { rule: string; from: string; to: string; instead: string }

/** Reads every import under `src` of the tree at `root` and returns what breaks a rule. */
export async function brokenImports(root: string): Promise<readonly Broken[]> {
  const { output } = await cruise(['src'], {
    baseDir: root,
    validate: true,
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    doNotFollow: { path: ['node_modules', '^src/store/generated/'] },
    ruleSet: { forbidden: [...IMPORT_RULES] },
  })
  const { summary } = output as ICruiseResult
  return summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
    instead: IMPORT_RULES.find(({ name }) => name === rule.name)?.comment ?? '',
  }))
}
