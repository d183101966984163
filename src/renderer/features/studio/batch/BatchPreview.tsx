import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { fillSlots } from '#shared/design/fillSlots.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { ScenePicture } from '../ScenePicture.tsx'
import { useStudio } from '../StudioContext.ts'
import type { BatchItem } from './BatchItem.ts'

/** So many are drawn beforehand. */
const shown = 5
const pictureSize = 124
/** So many problems are told one by one. */
const told = 4

/** How the first ones will look, and which cannot be made as they stand. */
export function BatchPreview({ items }: { items: readonly BatchItem[] }) {
  const { t } = useTranslation()
  const { design, page, format, kit } = useStudio()
  const inTrouble = items.filter(({ problem }) => problem !== null)
  return (
    <section aria-label={t('studioOutput.batch.preview')} className="flex flex-col gap-3">
      <ul className="flex min-h-32 gap-3 overflow-x-auto rounded-md bg-sunken p-3">
        {items
          .filter(({ problem }) => problem?.key !== 'empty')
          .slice(0, shown)
          .map(({ number, name, values }) => (
            <li key={number} className="flex shrink-0 flex-col items-center gap-1">
              <ScenePicture
                scene={sceneOf(fillSlots(design, values), page.id, format.id, kit)}
                size={pictureSize}
                restMs={200}
              />
              <span className="max-w-28 truncate text-sm text-ink-muted">{name || number}</span>
            </li>
          ))}
      </ul>
      {inTrouble.length > 0 && (
        <ul aria-label={t('studioOutput.batch.problems')} className="flex flex-col gap-1 text-sm">
          {inTrouble.slice(0, told).map(item => (
            <li key={item.number} className="flex items-center gap-2 text-warning">
              <Icon icon={TriangleAlert} size={14} />
              <ProblemWords item={item} />
            </li>
          ))}
          {inTrouble.length > told && (
            <li className="ps-5.5 text-ink-muted">
              {t('studioOutput.batch.moreProblems', { count: inTrouble.length - told })}
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

function ProblemWords({ item: { number, name, postId, problem } }: { item: BatchItem }) {
  const { t } = useTranslation()
  if (problem === null) return null
  const what = problem.key === 'noPicture' ? { name: problem.name } : {}
  return (
    <span className="min-w-0 truncate">
      {`${t(postId === null ? 'studioOutput.batch.line' : 'studioOutput.batch.post', { number })}${name === '' ? '' : ` “${name}”`}: ${t(`studioOutput.batch.troubles.${problem.key}`, what)}`}
    </span>
  )
}
