import type { ObservationFields } from '#shared/model/observation.ts'

const webAddress = /https?:\/\/[^\s<>"']+/u

/** What was pasted as an observation has it: the first address in it is its link, and an address alone is no text. */
export function captureFields(pasted: string): Pick<ObservationFields, 'text' | 'link'> {
  const text = pasted.trim()
  const link = webAddress.exec(text)?.[0].replace(/[.,;:!?)\]]+$/u, '') ?? ''
  return { text: text === link ? '' : text, link }
}
