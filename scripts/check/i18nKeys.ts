/**
 * Every key the interface uses exists in every language, all languages have the same keys, and no key is unused.
 * A key is `<file>.<path>`: `today.title` is `title` in `i18n/<language>/today.json`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** What one source file says about keys. */
export interface KeyUses {
  /** Given to `t(...)`, or the label of a command: must exist. Patterns have `*` where a value is put in. */
  asked: { key: string; line: number }[]
  /** Every other text that could be a key: keeps it from being unused. */
  mentioned: string[]
}

const pluralEnding = /_(zero|one|two|few|many|other)$/
const placeholder = /\{\{\s*([\w.]+)[^}]*\}\}/g

/** All keys of a language file as paths, with their texts. */
export function flatten(value: unknown, path: string): [key: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) =>
    flatten(inner, `${path}.${name}`),
  )
}

/** Finds the keys in a TypeScript file. */
export function usesOf(fileName: string, source: string): KeyUses {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true)
  const uses: KeyUses = { asked: [], mentioned: [] }
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1

  const ask = (node: ts.Expression | undefined): void => {
    if (node === undefined) return
    if (ts.isConditionalExpression(node)) {
      ask(node.whenTrue)
      ask(node.whenFalse)
    } else {
      const key = textOf(node)
      if (key !== null) uses.asked.push({ key, line: lineOf(node) })
    }
  }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTranslate(node.expression)) ask(node.arguments[0])
    if (ts.isObjectLiteralExpression(node) && isCommand(node)) ask(labelOf(node))
    const text = ts.isExpression(node) ? textOf(node) : null
    if (text !== null) uses.mentioned.push(text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return uses
}

/** `t(...)` and `i18next.t(...)`. */
const isTranslate = (callee: ts.Expression) =>
  (ts.isIdentifier(callee) && callee.text === 't') ||
  (ts.isPropertyAccessExpression(callee) && callee.name.text === 't')

/** The text of a literal, with `*` for what a template puts in; null for anything else. */
function textOf(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map(span => `*${span.literal.text}`).join('')
}

const propertyOf = (node: ts.ObjectLiteralExpression, name: string) =>
  node.properties.find(p => p.name !== undefined && ts.isIdentifier(p.name) && p.name.text === name)

/** A Command has a label that is a key, and a group. */
const isCommand = (node: ts.ObjectLiteralExpression) =>
  ['id', 'label', 'group', 'run'].every(name => propertyOf(node, name) !== undefined)

function labelOf(node: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const label = propertyOf(node, 'label')
  return label !== undefined && ts.isPropertyAssignment(label) ? label.initializer : undefined
}

/** Whether a key fits a pattern: `*` stands for one value without dots, `.**` at the end for all below. */
function fitter(pattern: string): (key: string) => boolean {
  if (!pattern.includes('*')) return key => key === pattern
  const [head = '', tail] = pattern.split('.**')
  const inner = head.split('*').map(escape).join('[^.]+')
  const expression = new RegExp(`^${inner}${tail === undefined ? '' : String.raw`\..+`}$`)
  return key => expression.test(key)
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Problems of keys in plain sentences; empty when all is well. */
export function findProblems(
  languages: ReadonlyMap<string, ReadonlyMap<string, string>>,
  files: ReadonlyMap<string, KeyUses>,
): string[] {
  const problems: string[] = []
  const all = new Set([...languages.values()].flatMap(keys => [...keys.keys()]))
  for (const key of all) {
    const missing = [...languages].filter(([, keys]) => !keys.has(key)).map(([language]) => language)
    if (missing.length > 0) problems.push(`${key} is missing in ${missing.join(', ')}`)
    else problems.push(...differentPlaceholders(key, languages))
  }
  const known = new Set([...all].flatMap(key => [key, key.replace(pluralEnding, '')]))
  const heads = new Set([...all].map(key => key.split('.')[0]))
  const used = new Set<string>()
  for (const [path, { asked, mentioned }] of files) {
    for (const { key, line } of asked) {
      if (key.startsWith('*')) continue
      const fits = fitter(key)
      if (![...known].some(fits)) problems.push(`${path}:${line} uses ${key}, which no language has`)
    }
    for (const text of mentioned) {
      if (!heads.has(text.split('.')[0])) continue
      // A template may be the beginning of keys that are put together: `networks.${id}.options.${key}` and its parts.
      const fits = fitter(text)
      const begins = text.includes('*') ? fitter(`${text}.**`) : () => false
      for (const key of known) if (fits(key) || begins(key)) used.add(key)
    }
  }
  for (const key of all) {
    if (!used.has(key) && !used.has(key.replace(pluralEnding, ''))) problems.push(`${key} is not used`)
  }
  return problems
}

function differentPlaceholders(
  key: string,
  languages: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string[] {
  const named = [...languages].map(([language, keys]) => {
    const names = [...(keys.get(key) ?? '').matchAll(placeholder)].map(match => match[1]).sort()
    return { language, names: [...new Set(names)].join(', ') }
  })
  const [first, ...others] = named
  return others
    .filter(other => other.names !== first?.names)
    .map(
      other =>
        `${key} puts in (${first?.names ?? ''}) in ${first?.language ?? ''} but (${other.names}) in ${other.language}`,
    )
}

/** Reads the renderer of the project at `root` and tells what is wrong with its language keys. */
export function i18nProblems(root: string): string[] {
  const renderer = join(root, 'src/renderer')
  const i18n = join(renderer, 'i18n')
  const languages = new Map(
    readdirSync(i18n, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => [name, readLanguage(join(i18n, name))] as const),
  )
  const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map(path => join(renderer, path))
  const files = new Map(
    sources.map(path => [relative(root, path), usesOf(path, readFileSync(path, 'utf8'))] as const),
  )
  return findProblems(languages, files)
}

function readLanguage(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .flatMap(name =>
        flatten(JSON.parse(readFileSync(join(folder, name), 'utf8')), name.slice(0, -'.json'.length)),
      ),
  )
}
