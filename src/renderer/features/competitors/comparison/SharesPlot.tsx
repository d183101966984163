import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { PlotTable } from './PlotTable.tsx'
import { plotColours } from './Subject.ts'
import type { Subject } from './Subject.ts'
import { SubjectName } from './SubjectName.tsx'

interface SharesPlotProps {
  title: string
  subjects: readonly Subject[]
  /** In the order in which they stand, each with its name. */
  parts: readonly { value: string; name: string }[]
  countsOf: (subject: Subject) => ReadonlyMap<string, number>
}

/** Of what each one's pieces are made: a bar for each, its parts as wide as their share and named where there is room. */
export function SharesPlot({ title, subjects, parts, countsOf }: SharesPlotProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const used = parts.filter(({ value }) => subjects.some(subject => (countsOf(subject).get(value) ?? 0) > 0))
  const colourOf = (value: string) =>
    plotColours[parts.findIndex(part => part.value === value) % plotColours.length] ?? ''
  return (
    <Panel title={title}>
      <ul
        aria-label={t('comparison.legend')}
        className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted"
      >
        {used.map(({ value, name }) => (
          <li key={value} className="flex items-center gap-1.5">
            <span aria-hidden className="size-3 rounded-sm" style={ground(colourOf(value))} />
            {name}
          </li>
        ))}
      </ul>
      <ul className="flex flex-col gap-1.5">
        {subjects.map(subject => {
          const counts = countsOf(subject)
          const all = subject.did.pieces
          const shares = used.flatMap(({ value, name }) => {
            const count = counts.get(value) ?? 0
            return count === 0 ? [] : [{ value, name, count, share: count / all }]
          })
          return (
            <li key={subject.key} className="grid grid-cols-[11rem_minmax(0,1fr)] items-center gap-3">
              <span className="min-w-0 text-sm font-medium">
                <SubjectName subject={subject} />
              </span>
              <span
                role="img"
                aria-label={
                  shares.length === 0
                    ? t('comparison.nothing')
                    : shares.map(({ name, share }) => `${name} ${format.percent(share)}`).join(', ')
                }
                className="flex h-7 overflow-hidden rounded-sm bg-sunken"
              >
                {shares.map(({ value, name, share, count }) => (
                  <span
                    key={value}
                    title={`${name}: ${format.number(count)} (${format.percent(share)})`}
                    className="flex min-w-0 items-center justify-center overflow-hidden border-e border-surface px-1 text-xs whitespace-nowrap tabular"
                    style={{ width: `${share * 100}%`, ...ground(colourOf(value)) }}
                  >
                    {share >= 0.14 ? (
                      <span className="truncate">{`${name} ${format.percent(share)}`}</span>
                    ) : (
                      share >= 0.05 && format.percent(share)
                    )}
                  </span>
                ))}
              </span>
            </li>
          )
        })}
      </ul>
      <PlotTable
        title={title}
        columns={[t('comparison.who'), ...used.map(({ name }) => name), t('comparison.pieces')]}
        rows={() =>
          subjects.map(subject => [
            subject.name,
            ...used.map(({ value }) => format.number(countsOf(subject).get(value) ?? 0)),
            format.number(subject.did.pieces),
          ])
        }
      />
    </Panel>
  )
}

/** Ink reads on it in both themes, and its lower edge has the full colour. */
const ground = (colour: string) => ({
  backgroundColor: `color-mix(in oklab, ${colour} 26%, var(--color-surface))`,
  boxShadow: `inset 0 -3px 0 ${colour}`,
  printColorAdjust: 'exact' as const,
})
