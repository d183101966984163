import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat.ts'
import { ColourDot } from '../../../ui/ColourDot.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import type { Subject } from './Subject.ts'
import { topicRows } from './topicRows.ts'

const shownTopics = 16

/** What they speak about: tags against names, with the share of each one's pieces as a dot. It is a table already. */
export function TopicMatrix({ subjects }: { subjects: readonly Subject[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = topicRows(subjects).slice(0, shownTopics)
  const most = Math.max(0.001, ...rows.flatMap(({ counts }) => subjects.map(one => shareOf(one, counts))))
  if (rows.length === 0) {
    return (
      <Panel title={t('comparison.topics')}>
        <EmptyState size="inline" title={t('comparison.noTopics')} text={t('comparison.noTopicsText')} />
      </Panel>
    )
  }
  return (
    <Panel title={t('comparison.topics')} description={t('comparison.topicsHelp')}>
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t('comparison.topics')}>
        <table className="border-collapse text-sm tabular">
          <thead>
            <tr className="align-bottom">
              <th scope="col" className="pe-3 text-start font-normal text-ink-muted">
                {t('comparison.topic')}
              </th>
              {subjects.map(subject => (
                <th
                  key={subject.key}
                  scope="col"
                  dir="auto"
                  title={subject.name}
                  className="w-20 max-w-20 px-1 pb-1 text-start font-medium"
                >
                  <span className="flex">
                    <ColourDot colour={subject.colour} />
                  </span>
                  <span className="line-clamp-2 break-words">{subject.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ topic, counts }) => (
              <tr key={topic} className="border-t">
                <th scope="row" dir="auto" className="max-w-48 truncate py-0.5 pe-3 text-start font-normal">
                  {topic}
                </th>
                {subjects.map(subject => {
                  const count = counts.get(subject.key) ?? 0
                  const share = shareOf(subject, counts)
                  return (
                    <td key={subject.key} className="px-1 py-0.5" title={format.number(count)}>
                      {count > 0 && (
                        <span className="flex items-center gap-1">
                          <span aria-hidden className="flex w-5 justify-center">
                            <span
                              className="rounded-full"
                              style={{
                                width: 4 + Math.sqrt(share / most) * 14,
                                height: 4 + Math.sqrt(share / most) * 14,
                                backgroundColor: subject.colour,
                                printColorAdjust: 'exact',
                              }}
                            />
                          </span>
                          {format.percent(share)}
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

const shareOf = ({ key, did }: Subject, counts: ReadonlyMap<string, number>): number =>
  did.pieces === 0 ? 0 : (counts.get(key) ?? 0) / did.pieces
