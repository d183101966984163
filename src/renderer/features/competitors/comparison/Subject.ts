import type { ComparedOne } from '#shared/model/comparison.ts'
import type { Competitor } from '#shared/model/competitor.ts'

/** One of those who are compared, with its look in every plot. */
export interface Subject {
  /** The id of the competitor, or `us`. */
  key: string
  name: string
  /** Null: ourselves. */
  competitor: Competitor | null
  /** A CSS colour; the same in every plot, whoever else is shown. */
  colour: string
  /** How its line is dashed, so that colour never stands alone. */
  dash: string
  did: ComparedOne
}

/** The tokens that tell several things apart, each written out: tokens that no file names are not in the stylesheet. */
export const plotColours = [
  ...['var(--color-plot-a)', 'var(--color-plot-b)', 'var(--color-plot-c)', 'var(--color-plot-d)'],
  ...['var(--color-plot-e)', 'var(--color-plot-f)', 'var(--color-plot-g)', 'var(--color-plot-h)'],
]
const dashes = ['', '7 3', '2 3', '9 3 2 3']

interface SubjectParts {
  compared: readonly ComparedOne[]
  /** All of the project, in her order. */
  competitors: readonly Competitor[]
  ourName: string
}

/** Who is compared, in the order of the answer; a competitor that is not there any more is left out. */
export const subjectsOf = ({ compared, competitors, ourName }: SubjectParts): Subject[] =>
  compared.flatMap((did): Subject[] => {
    if (did.competitorId === null) {
      return [{ key: 'us', name: ourName, competitor: null, colour: 'var(--color-accent)', dash: '', did }]
    }
    const place = competitors.findIndex(({ id }) => id === did.competitorId)
    const competitor = competitors[place]
    if (competitor === undefined) return []
    const { id: key, name } = competitor
    const colour = plotColours[place % plotColours.length] ?? ''
    const dash = dashes[(place + Math.floor(place / plotColours.length)) % dashes.length] ?? ''
    return [{ key, name, competitor, colour, dash, did }]
  })
