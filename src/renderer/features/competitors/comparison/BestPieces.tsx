import { FileText, Heart } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BestPiece } from '#shared/model/comparison.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import type { Subject } from './Subject.ts'
import { SubjectName } from './SubjectName.tsx'

interface BestPiecesProps {
  subjects: readonly Subject[]
  zone: string
  onOpen: (observationId: string) => void
}

/** The pieces of each that got the most reactions. */
export function BestPieces({ subjects, zone, onOpen }: BestPiecesProps) {
  const { t } = useTranslation()
  const shown = subjects.filter(({ did }) => did.best.length > 0)
  return (
    <Panel title={t('comparison.best')} description={t('comparison.bestHelp')}>
      {shown.length === 0 ? (
        <EmptyState size="inline" title={t('comparison.noBest')} text={t('comparison.noBestText')} />
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(19rem,1fr))] gap-x-6 gap-y-4">
          {shown.map(subject => (
            <li key={subject.key} className="flex min-w-0 flex-col gap-1 break-inside-avoid">
              <span className="font-medium">
                <SubjectName subject={subject} />
              </span>
              <ol className="flex flex-col divide-y rounded-lg border bg-surface">
                {subject.did.best.map(piece => (
                  <Piece key={piece.id} piece={piece} zone={zone} onOpen={onOpen} />
                ))}
              </ol>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Piece({ piece, zone, onOpen }: { piece: BestPiece } & Pick<BestPiecesProps, 'zone' | 'onOpen'>) {
  const { t } = useTranslation()
  const format = useFormat(zone)
  const { id, mediaId, excerpt, reactions, happenedAt } = piece
  return (
    <li>
      <button
        type="button"
        onClick={() => onOpen(id)}
        className="flex w-full items-center gap-3 rounded-lg p-2 text-start -outline-offset-2 transition-colors hover:bg-hover/50"
      >
        <span className="flex size-11 shrink-0 items-center justify-center overflow-hidden rounded-md bg-sunken text-ink-faint">
          {mediaId === null ? (
            <Icon icon={FileText} />
          ) : (
            <img src={mediaUrl(mediaId, 96)} alt="" className="size-full object-cover" />
          )}
        </span>
        <span className="min-w-0 flex-1">
          <span dir="auto" className="block truncate">
            {excerpt.trim() === '' ? t('common.noText') : excerpt}
          </span>
          <span className="flex items-center gap-1 text-sm text-ink-muted tabular">
            <Icon icon={Heart} size={12} />
            {t('comparison.reactions', { count: reactions, number: format.number(reactions) })}
            <span aria-hidden>·</span>
            {format.date(happenedAt)}
          </span>
        </span>
      </button>
    </li>
  )
}
