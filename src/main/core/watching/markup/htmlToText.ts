import { ReadingFailure } from '../ReadingFailure.ts'
import { createTextBuilder, tidyText } from './createTextBuilder.ts'
import type { TextBuilder } from './createTextBuilder.ts'
import { walkMarkup } from './walkMarkup.ts'

/** A piece longer than this is no post; its beginning is kept. */
export const maxTextLength = 50_000

/**
 * HTML as plain text, with the pictures it shows. Text without any tag keeps its own lines. What goes too deep ends there:
 * the beginning of it is still worth having.
 */
export async function htmlToText(html: string, base: string): Promise<ReturnType<TextBuilder['result']>> {
  const builder = createTextBuilder(base, maxTextLength)
  const isMarkup = /<[a-z!/]/i.test(html)
  let plain = ''
  try {
    await walkMarkup(
      html.slice(0, maxTextLength * 8),
      'html',
      isMarkup
        ? builder
        : {
            text: part => {
              plain += part
            },
          },
    )
  } catch (error) {
    if (!(error instanceof ReadingFailure)) throw error
  }
  if (isMarkup) return builder.result()
  return { text: tidyText(plain, maxTextLength), pictures: [], hasVideo: false }
}

/** A title: one line of plain text. */
export async function htmlToLine(html: string, maxLength = 300): Promise<string> {
  const { text } = await htmlToText(html.slice(0, maxLength * 20), 'https://invalid.invalid/')
  return tidyText(text.replace(/\s+/g, ' '), maxLength)
}
