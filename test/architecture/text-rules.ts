import type { Fault } from './source.ts'

/** A rule over plain lines or over a path, for files of any kind. */
type TextRule = { name: string; where: RegExp; except?: RegExp; line?: RegExp; path?: RegExp; instead: string }

const CODE = /\.(ts|mjs|cjs|js)$/
const HOUSE = /^test\/architecture\//

export const MAX_LINES = 200
export const MEDIAN_LINES = 80

export const TEXT_RULES: readonly TextRule[] = [
  {
    name: 'unfinished',
    where: /^(src|test|prisma|manifests|docs|\.ci)\//,
    except: HOUSE,
    line: /\b(TODO|FIXME|XXX|HACK)\b/,
    instead: 'Finish it, or say in docs/ what is left and why.',
  },
  {
    name: 'silenced-checker',
    where: CODE,
    except: HOUSE,
    line: /@ts-(ignore|expect-error|nocheck)|biome-ignore-all/,
    instead: 'Mend the type: a silenced checker finds nothing next time either.',
  },
  {
    name: 'path-of-a-machine',
    where: /./,
    except: /^(test\/architecture\/|package-lock\.json$)/,
    line: /(?<![\w.$}/-])\/(?:home|Users|root|work|farm)\/[\w.-]+/,
    instead: 'Work from the current folder, a setting or a temporary folder.',
  },
  {
    name: 'registry-host',
    where: /./,
    except: HOUSE,
    line: /registry\.(npmjs|yarnpkg|npmmirror)\.|"resolved": ?"https?:|^\s*registry\s*=/,
    instead: 'Which registry serves is the affair of whoever installs: leave the host out.',
  },
  {
    name: 'nameless-drawer',
    where: CODE,
    path: /(^|\/)(utils?|helpers?|common|misc)(\/|\.[a-z]+$)/,
    instead: 'Name the file or folder by the noun or verb it holds.',
  },
  {
    name: 'file-name',
    where: /^(src|test)\/.*\.ts$/,
    path: /(^|\/)(?![a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|config))?\.ts$)[^/]+$/,
    instead: 'File names are kebab-case.',
  },
]

const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** The length that half of the files do not exceed. */
export function medianLines(texts: readonly string[]): number {
  const lengths = texts.map(lineCount).sort((a, b) => a - b)
  return lengths[Math.ceil(lengths.length / 2) - 1] ?? 0
}

/** Every line or path of the file that a rule refuses, as `path:line`. */
export function textFaultsIn(path: string, text: string): readonly Fault[] {
  const faults = TEXT_RULES.filter((rule) => rule.where.test(path) && !rule.except?.test(path)).flatMap((rule) => {
    const { name, instead } = rule
    if (rule.path?.test(path)) return [{ rule: name, at: path, instead }]
    const lines = rule.line ? text.split('\n') : []
    return lines.flatMap((line, at) =>
      rule.line?.test(line) ? [{ rule: name, at: `${path}:${at + 1}`, instead }] : [],
    )
  })
  if (!/^(src|test)\/.*\.ts$/.test(path) || lineCount(text) <= MAX_LINES) return faults
  const instead = `Over ${MAX_LINES} lines: find the second noun inside and give it a file.`
  return [...faults, { rule: 'file-length', at: path, instead }]
}
