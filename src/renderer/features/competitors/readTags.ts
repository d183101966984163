/** Tags as she types them, apart by commas, with or without the hash sign; each once. */
export const readTags = (typed: string): string[] =>
  [
    ...new Set(
      typed
        .split(',')
        .map(tag => tag.trim().replace(/^#+/u, '').slice(0, 64).trim())
        .filter(tag => tag !== ''),
    ),
  ].slice(0, 50)
