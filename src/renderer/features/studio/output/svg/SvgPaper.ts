/** What an SVG is written onto: what its elements refer to stands there once, under an id. */
export interface SvgPaper {
  /** Adds a definition and answers how it is referred to: `url(#d1)`. */
  define(make: (id: string) => string): string
  definitions(): string
}

export function createSvgPaper(): SvgPaper {
  const made: string[] = []
  return {
    define: make => {
      const id = `d${made.length + 1}`
      made.push(make(id))
      return `url(#${id})`
    },
    definitions: () => made.join(''),
  }
}
