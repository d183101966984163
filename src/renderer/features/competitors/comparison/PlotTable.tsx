import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface PlotTableProps {
  /** What the plot above it is called. */
  title: string
  columns: readonly string[]
  /** The first cell names the row. */
  rows: () => readonly (readonly string[])[]
}

/** The numbers behind a plot, for whoever reads them better than pictures. Made when it is opened. */
export function PlotTable({ title, columns, rows }: PlotTableProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="mt-2 text-sm print:hidden" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded-sm text-ink-muted hover:text-ink">{t('comparison.asTable')}</summary>
      {isOpen && (
        <div className="mt-2 overflow-x-auto" tabIndex={0} role="group" aria-label={title}>
          <table className="w-max min-w-full border-collapse tabular">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr className="border-b text-ink-muted">
                {columns.map((column, i) => (
                  <th
                    key={i}
                    scope="col"
                    className={`px-2 py-1 font-normal ${i === 0 ? 'text-start' : 'text-end'}`}
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y">
              {rows().map(([name, ...cells], i) => (
                <tr key={i}>
                  <th scope="row" dir="auto" className="px-2 py-1 text-start font-normal whitespace-nowrap">
                    {name}
                  </th>
                  {cells.map((cell, j) => (
                    <td key={j} className="px-2 py-1 text-end">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}
