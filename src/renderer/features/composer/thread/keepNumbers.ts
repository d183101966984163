import type { PostPart } from '#shared/model/post.ts'
import { areNumbered, numberParts, withoutNumbers } from '#shared/network/splitThread.ts'

/** Whether the messages of a thread end with their numbers. */
export const isNumbered = (messages: readonly PostPart[]): boolean => areNumbered(textsOf(messages))

/** Changes the messages without their numbers, and numbers them anew when they had some (or are to have some). */
export function keepNumbers(
  messages: readonly PostPart[],
  next: (bare: PostPart[]) => PostPart[],
  numbered = isNumbered(messages),
): PostPart[] {
  const wanted = next(withTexts(messages, withoutNumbers(textsOf(messages))))
  return numbered && wanted.length > 1 ? withTexts(wanted, numberParts(textsOf(wanted))) : wanted
}

const textsOf = (messages: readonly PostPart[]): string[] => messages.map(({ text }) => text)

const withTexts = (messages: readonly PostPart[], texts: readonly string[]): PostPart[] =>
  messages.map((message, i) => ({ ...message, text: texts[i] ?? message.text }))
