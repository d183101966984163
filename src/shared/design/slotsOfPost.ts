import type { Post } from '../model/post.ts'
import type { SlotValues } from './fillSlots.ts'

export interface PostForSlots {
  post: Pick<Post, 'text' | 'link'>
  projectName: string
  /** Pictures of the post that were not made from a design, in their order. */
  pictureIds: readonly string[]
  logoId: string | null
}

/** An amount with its currency before or after it: TSh 45,000/=, 12 €, $9.99, KES 500. */
const price =
  /(?:(?:TSh|TZS|KSh|KES|UGX|USh|RWF|ZAR|USD|EUR|GBP|RUB|Sh|R)\.?\s?|[$€£₽₦₹])\d[\d.,\u00a0\u202f ]*\d?(?:\/=|\/-)?|\d[\d.,\u00a0\u202f ]*\d?\s?(?:TSh|TZS|KSh|KES|UGX|USh|RWF|ZAR|USD|EUR|GBP|RUB|[$€£₽₦₹]|\/=)/giu
const phone = /(?:\+|\b0)\d[\d ()-]{7,16}\d\b/u
const longestTitle = 90

/** What a post says, in the parts that templates have places for. What it says nothing of is left as the template has it. */
export function slotsOfPost({ post, projectName, pictureIds, logoId }: PostForSlots): SlotValues {
  const words = post.text.replaceAll(post.link.trim() || '\0', '').replace(/(?:^|\s)#[\p{L}\p{N}_]+/gu, '')
  const [title, text] = titleAndText(words.trim())
  const prices = [...words.matchAll(price)].map(([found]) => found.trim().replace(/[.,]$/, ''))
  const sorted = [...new Set(prices)].sort((a, b) => amountOf(a) - amountOf(b))
  const contact = phone.exec(words)?.[0]
  return {
    name: projectName,
    ...(title === '' ? {} : { title }),
    ...(text === '' ? {} : { text }),
    ...(post.link.trim() === '' ? {} : { link: post.link.trim() }),
    // Of two prices the lower one is what it costs now; with one there is no old one to show.
    ...(sorted[0] === undefined ? {} : { price: sorted[0], oldPrice: sorted[1] ?? '' }),
    ...(contact === undefined ? {} : { contact }),
    ...(pictureIds.length === 0 ? {} : { image: pictureIds }),
    ...(logoId === null ? {} : { logo: logoId }),
  }
}

/** The first line, or the first sentence of a long one, and what follows. */
function titleAndText(words: string): [string, string] {
  const [first = '', ...lines] = words.split('\n')
  const rest = lines.join('\n').trim()
  if (first.length <= longestTitle) return [first.trim(), rest]
  const [, sentence = '', after = ''] = /^(.{8,90}?[.!?…])\s+(.*)$/su.exec(first) ?? []
  if (sentence !== '') return [sentence, `${after}\n${rest}`.trim()]
  const cut = first.lastIndexOf(' ', longestTitle)
  const at = cut < 1 ? longestTitle : cut
  return [`${first.slice(0, at)}…`, `…${first.slice(at).trim()}\n${rest}`.trim()]
}

/** Only for comparing two prices of one post: what divides thousands divides nothing else there. */
const amountOf = (text: string): number => {
  const digits = text.replace(/[^\d.,]/g, '').replace(/[.,](?=\d{3}(?:\D|$))/g, '')
  return Number.parseFloat(digits.replace(',', '.')) || 0
}
