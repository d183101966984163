import type { Language } from '#shared/model/language.ts'
import type { Pen } from './Pen.ts'

/** A text of a template in every language of the app. */
export type Words = Record<Language, string>
export const say = (en: string, sw: string): Words => ({ en, sw })

export const templateKinds = ['sell', 'announce', 'proof', 'teach', 'engage', 'inform', 'celebrate'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** A design to begin with: drawn anew for every format, so that it fits each of them. */
export interface Template {
  id: string
  kind: TemplateKind
  name: Words
  /** What else a person might look for. */
  tags: Words
  /** What stands on each page. */
  pages: readonly ((pen: Pen) => void)[]
}
