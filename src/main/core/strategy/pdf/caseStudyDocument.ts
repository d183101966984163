import { practiceOrigin } from '#shared/network/practiceAddress.ts'
import type { CaseStudyContent } from '#shared/model/strategy.ts'
import { faceCards, labelled, numberGrid, pictureGrid, quote, sectionHead, styles } from './blocks.ts'
import type { PictureCard } from './blocks.ts'
import type { DocumentSource } from './setDocument.ts'
import type { ShownPost } from './shownPosts.ts'

/** What is told of a campaign: the task, what was done, what came of it, and the posts themselves. */
export function caseStudyDocument(
  source: DocumentSource,
  content: CaseStudyContent,
  posts: readonly ShownPost[],
): void {
  const { sheet, words, portraits, faces } = source
  const told = (
    title: string,
    text: string,
    style = styles.body as typeof styles.body | typeof styles.lead,
  ) => {
    if (text.trim() === '') return
    sectionHead(sheet, title, 60)
    labelled(sheet, '', text, style)
  }
  told(words.task, content.task, styles.lead)
  const numbers = content.numbers
    .filter(({ value }) => value.trim() !== '')
    .map(({ key, label, value }) => ({
      value,
      name: label.trim() || (key === null ? '' : nameOf(words, key)),
    }))
  if (numbers.length > 0) {
    sectionHead(sheet, words.numbers, 90)
    numberGrid(sheet, numbers)
  }
  const shown = portraits.filter(({ id }) => content.portraitIds.includes(id))
  if (shown.length > 0) {
    sectionHead(sheet, words.audience, 180)
    faceCards(sheet, faces(shown))
  }
  told(words.done, content.done)
  told(words.outcome, content.outcome)
  if (content.quote.trim() !== '') {
    sheet.y += 14
    quote(sheet, content.quote, content.quoteBy)
  }
  told(words.learned, content.learned)
  if (posts.length === 0) return
  sectionHead(sheet, words.posts, 220)
  // Rows of pictures stay whole; what has none stands after them.
  const inOrder = [
    ...posts.filter(post => post.mediaId !== null),
    ...posts.filter(post => post.mediaId === null),
  ]
  pictureGrid(
    sheet,
    inOrder.map(post => cardOf(source, post)),
  )
}

const nameOf = (
  words: DocumentSource['words'],
  key: 'postsOut' | 'channels' | 'removedOnTime' | 'reach' | 'clicks' | 'sales',
) => (key === 'channels' ? words.channelsUsed : words[key])

function cardOf(
  { picture, formats, project }: DocumentSource,
  { text, mediaId, alt, channel, publishedAt, url }: ShownPost,
): PictureCard {
  return {
    picture: picture(mediaId),
    alt,
    text,
    note: `${formats.instant(publishedAt, project.zone)} · ${channel}`,
    // Only what a reader outside can open; the practice network is nowhere.
    url: url !== null && /^https?:\/\//.test(url) && !url.startsWith(practiceOrigin) ? url : null,
  }
}
