import { isWebUrl } from '#shared/model/isWebUrl.ts'
import type { Portrait, PortraitFields } from '#shared/model/portrait.ts'

/** A portrait as it stands in the form: ages and links are still what she types. */
export interface PortraitDraft extends Omit<PortraitFields, 'ageFrom' | 'ageTo' | 'gathers'> {
  ageFrom: string
  ageTo: string
  gathers: readonly GatheringDraft[]
}

export interface GatheringDraft {
  /** Only for this form. */
  key: number
  name: string
  url: string
}

export const oldestAge = 120

export function draftOf(portrait: Portrait | null, freshColour: string): PortraitDraft {
  return {
    name: portrait?.name ?? '',
    colour: portrait?.colour ?? freshColour,
    mediaId: portrait?.mediaId ?? null,
    place: portrait?.place ?? '',
    gender: portrait?.gender ?? 'any',
    ageFrom: portrait?.ageFrom?.toString() ?? '',
    ageTo: portrait?.ageTo?.toString() ?? '',
    interests: portrait?.interests ?? '',
    behaviour: portrait?.behaviour ?? '',
    wishes: portrait?.wishes ?? '',
    fears: portrait?.fears ?? '',
    words: portrait?.words ?? '',
    gathers: (portrait?.gathers ?? []).map(({ name, url }, key) => ({ key, name, url: url ?? '' })),
  }
}

export interface DraftProblems {
  name: boolean
  /** The ages are no numbers, or turned around. */
  ages: boolean
  /** Keys of places whose link is none. */
  links: readonly number[]
}

const ageOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))

/** What she types as a link, with the https:// that people leave out. */
export const completeUrl = (text: string): string => {
  const url = text.trim()
  return url === '' || /^[a-z]+:/i.test(url) ? url : `https://${url}`
}

export function problemsOf(draft: PortraitDraft): DraftProblems {
  const [from, to] = [ageOf(draft.ageFrom), ageOf(draft.ageTo)]
  const isAge = (age: number | null) =>
    age === null || (Number.isInteger(age) && age >= 0 && age <= oldestAge)
  return {
    name: draft.name.trim() === '',
    ages: !isAge(from) || !isAge(to) || (from !== null && to !== null && to < from),
    links: draft.gathers
      .filter(({ url }) => url.trim() !== '' && !isWebUrl(completeUrl(url)))
      .map(({ key }) => key),
  }
}

export const isSound = ({ name, ages, links }: DraftProblems): boolean => !name && !ages && links.length === 0

/** What is stored; only of a draft that is sound. Places without a name are called by their link, empty ones left out. */
export function fieldsOf(draft: PortraitDraft): PortraitFields {
  return {
    ...draft,
    name: draft.name.trim(),
    place: draft.place.trim(),
    ageFrom: ageOf(draft.ageFrom),
    ageTo: ageOf(draft.ageTo),
    gathers: draft.gathers.flatMap(gathering => {
      const url = completeUrl(gathering.url)
      const name = gathering.name.trim() || url.replace(/^https?:\/\//, '').slice(0, 200)
      return name === '' ? [] : [{ name, url: url === '' ? null : url }]
    }),
  }
}
