import type { Language } from '#shared/model/language.ts'
import { announceTemplates } from './announce.ts'
import { celebrateTemplates } from './celebrate.ts'
import { engageTemplates } from './engage.ts'
import { proofTemplates } from './proof.ts'
import { sellTemplates } from './sell.ts'
import { teachTemplates } from './teach.ts'
import { russianWords } from './russianWords.ts'
import type { Template, TemplateKind } from './Template.ts'

/** Every template of the app: one file for each group. */
export const templates: readonly Template[] = [
  ...sellTemplates,
  ...announceTemplates,
  ...proofTemplates,
  ...teachTemplates,
  ...engageTemplates,
  ...celebrateTemplates,
]

/** Those of a kind that have every word that was typed, in English, Swahili or Russian; the person's own names come first in their order. */
export function findTemplates(typed: string, kind: TemplateKind | null, language: Language): Template[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = templates.filter(
    template =>
      (kind === null || template.kind === kind) &&
      words.every(word => meaningsOf(word).some(meaning => textOf(template).includes(meaning))),
  )
  return found.sort(
    (one, other) => Number(isNamed(other, words, language)) - Number(isNamed(one, words, language)),
  )
}

const textOf = ({ name, tags }: Template): string =>
  [name, tags]
    .flatMap(texts => Object.values(texts))
    .join(' ')
    .toLowerCase()

/** A Russian word by the English one that templates have. */
const meaningsOf = (word: string): string[] => [
  word,
  ...Object.entries(russianWords).flatMap(([russian, english]) =>
    word.length >= 3 && russian.startsWith(word) ? [english] : [],
  ),
]

const isNamed = ({ name }: Template, words: readonly string[], language: Language) =>
  words.every(word => name[language].toLowerCase().includes(word))
