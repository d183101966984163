import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import { formatSizes } from '#shared/design/designFormat.ts'
import { languages } from '#shared/model/language.ts'
import { pagesOfTemplate } from './designFrom.ts'
import { templates } from './registry.ts'

let words: ReadonlySet<string> | null = null

/** Everything that stands in a packaged template before somebody writes into it, in all languages. */
export function templateWords(): ReadonlySet<string> {
  words ??= new Set(
    languages.flatMap(language =>
      templates.flatMap(template =>
        pagesOfTemplate(template, defaultBrandKit('#5c6670'), language).flatMap(draw => {
          const { layers } = draw({ id: 'any', kind: 'portrait', name: '', ...formatSizes.portrait })
          return layers.flatMap(({ layer }) => ('text' in layer ? [layer.text] : []))
        }),
      ),
    ),
  )
  return words
}
