/** So many characters of a post stand for it in the ledger and in notices. */
export const excerptLength = 120

/** The beginning of a text as the database cuts it, in characters and not in the halves of them. */
export const excerptOf = (text: string): string =>
  text.length <= excerptLength
    ? text
    : Array.from(text.slice(0, 2 * excerptLength))
        .slice(0, excerptLength)
        .join('')
