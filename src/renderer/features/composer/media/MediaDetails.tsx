import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Field } from '../../../ui/Field.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Row } from '../../../ui/Stack.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { useComposer } from '../useComposer.ts'
import { contentOfTab, readSpot, sharedTab } from '../variants.ts'
import { clockText } from './clockText.ts'
import { MediaDesigns } from './MediaDesigns.tsx'
import { withAlt } from './mediaList.ts'
import type { MediaTileProps } from './MediaTile.tsx'
import { useMediaChange } from './useMediaChange.ts'

/** A picture in more detail: its description for those who cannot see it, its place, removing it. */
export function MediaDetails(props: MediaTileProps & { onClose: () => void }) {
  const { item, media, index, count, tab, onMove, onRemove, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { fields, chosen } = useComposer()
  const { type } = useMediaChange(tab)
  const ofTab = readSpot(tab).tab
  const places = ofTab === sharedTab ? chosen : chosen.filter(place => place.channel.id === ofTab)
  const withoutAlt = places.filter(place => place.limits.media.altLimit === null)
  const limit = Math.min(...places.map(place => place.limits.media.altLimit ?? Infinity))
  const setAlt = (alt: string) => type(withAlt(contentOfTab(fields, tab).media, item.mediaId, alt))
  return (
    <div className="flex w-72 flex-col gap-3">
      {media !== null && media !== undefined && (
        <>
          {media.kind === 'video' ? (
            <video src={mediaUrl(media.id)} controls className="max-h-48 w-full rounded-md bg-sunken" />
          ) : (
            <img
              src={mediaUrl(media.id, 640)}
              alt=""
              className="max-h-48 w-full rounded-md bg-sunken object-contain"
            />
          )}
          <p className="truncate text-sm text-ink-muted" title={media.name}>
            {media.name}
          </p>
          <p className="-mt-2 text-sm text-ink-muted tabular">
            {`${format.number(media.width)} × ${format.number(media.height)} · ${format.bytes(media.bytes)}`}
            {media.kind === 'video' && media.durationMs !== null && ` · ${clockText(media.durationMs)}`}
          </p>
        </>
      )}
      <Field
        label={t('composer.alt')}
        help={
          withoutAlt.length > 0 && withoutAlt.length < places.length
            ? t('composer.altNotOn', { networks: format.list(withoutAlt.map(p => p.descriptor.name)) })
            : t('composer.altHelp')
        }
        {...(Number.isFinite(limit)
          ? { optional: `${format.number([...item.alt].length)} / ${format.number(limit)}` }
          : {})}
      >
        <TextArea value={item.alt} onChange={setAlt} autoFocus maxLength={4000} rows={2} spellCheck />
      </Field>
      <MediaDesigns mediaId={item.mediaId} />
      <Row justify="between">
        <Row gap={1}>
          <IconButton
            icon={ArrowLeft}
            size="sm"
            label={t('composer.moveEarlier')}
            disabled={index === 0}
            onClick={() => onMove(index, index - 1)}
          />
          <IconButton
            icon={ArrowRight}
            size="sm"
            label={t('composer.moveLater')}
            disabled={index === count - 1}
            onClick={() => onMove(index, index + 1)}
          />
        </Row>
        <IconButton
          icon={Trash2}
          size="sm"
          variant="danger"
          label={t('composer.removeMedia')}
          onClick={() => {
            onClose()
            onRemove(item.mediaId)
          }}
        />
      </Row>
    </div>
  )
}
