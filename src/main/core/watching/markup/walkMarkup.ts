import { setImmediate as nextTurn } from 'node:timers/promises'
import { ReadingFailure } from '../ReadingFailure.ts'

export interface MarkupHandler {
  /** Attributes that are named twice have the first value; names are in lower case in HTML and as written in XML. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
  /** `<!DOCTYPE …>`, `<!ENTITY …>` and the like. */
  declaration?(text: string): void
}

/** Pages made by machines nest a hundred deep; what goes further is made to break whoever reads it. */
const maxDepth = 500
/** Between two pieces everything else gets its turn. */
const pieceLength = 64 * 1024

/**
 * Reads XML or HTML piece by piece. No entity but those of XML (or HTML) itself is ever put in, nothing is loaded, nothing
 * runs: names and texts are handed on, that is all. Resolves early when `isEnough` says so. Throws ReadingFailure
 * `tooDeep`, and whatever the handler throws.
 */
export async function walkMarkup(
  text: string,
  mode: 'xml' | 'html',
  handler: MarkupHandler,
  isEnough: () => boolean = () => false,
): Promise<void> {
  const { Parser } = await import('htmlparser2')
  let depth = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        if (depth > maxDepth) throw new ReadingFailure('tooDeep')
        handler.open?.(name, attributes)
      },
      onclosetag: name => {
        depth -= 1
        handler.close?.(name)
      },
      ontext: part => handler.text?.(part),
      onprocessinginstruction: (_, data) => handler.declaration?.(data),
    },
    { xmlMode: mode === 'xml', decodeEntities: true },
  )
  for (let at = 0; at < text.length && !isEnough(); at += pieceLength) {
    if (at > 0) await nextTurn()
    parser.write(text.slice(at, at + pieceLength))
  }
  if (!isEnough()) parser.end()
}
