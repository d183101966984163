import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

interface Journal {
  entries: { idx: number; when: number; tag: string }[]
}

const journalPath = 'drizzle/meta/_journal.json'

/**
 * The journal of migrations only grows: drizzle skips a migration that is older than the last applied one, and one that
 * was changed after its release would never run again. Returns what is wrong, in sentences.
 */
export function checkMigrations(root: string): string[] {
  const now = JSON.parse(readFileSync(join(root, journalPath), 'utf8')) as Journal
  const before = committedJournals(root)
  return [
    ...orderProblems(now),
    ...fileProblems(now, readdirSync(join(root, 'drizzle'))),
    ...before.flatMap(old => growthProblems(old, now)),
  ]
}

export function orderProblems({ entries }: Journal): string[] {
  return entries.flatMap((entry, i) => {
    const problems: string[] = []
    if (entry.idx !== i) problems.push(`Migration ${entry.tag} has the number ${entry.idx} at place ${i}.`)
    const previous = entries[i - 1]
    if (previous !== undefined && entry.when <= previous.when) {
      problems.push(`Migration ${entry.tag} is not newer than ${previous.tag}: drizzle would skip it.`)
    }
    return problems
  })
}

export function fileProblems({ entries }: Journal, files: readonly string[]): string[] {
  const listed = new Set(entries.map(entry => `${entry.tag}.sql`))
  const there = new Set(files.filter(file => file.endsWith('.sql')))
  return [
    ...[...listed].filter(file => !there.has(file)).map(file => `${file} is in the journal, but not there.`),
    ...[...there].filter(file => !listed.has(file)).map(file => `${file} is there, but not in the journal.`),
  ]
}

export function growthProblems(old: Journal, now: Journal): string[] {
  return old.entries.flatMap((entry, i) => {
    const kept = now.entries[i]
    return kept?.tag === entry.tag && kept.when === entry.when
      ? []
      : [`Migration ${entry.tag} was taken away or changed its place: migrations only come after the last.`]
  })
}

/** The journals of released versions: every tag's, and the last commit's. */
function committedJournals(root: string): Journal[] {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  const read = (revision: string): Journal[] => {
    try {
      return [JSON.parse(git('show', `${revision}:${journalPath}`)) as Journal]
    } catch {
      return [] // A revision from before the first migration, or no git here: nothing to compare with.
    }
  }
  let tags: string[] = []
  try {
    tags = git('tag', '--list', 'v*').split('\n').filter(Boolean)
  } catch {
    return []
  }
  return [...tags, 'HEAD'].flatMap(read)
}
