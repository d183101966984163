import { Film, ImageOff, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { albumRows } from './albumRows.ts'
import type { ShownMedium } from './outcomesFor.ts'

interface MediaGridProps {
  media: readonly ShownMedium[]
  /**
   * `album`: rows of a chat's album, all of them shown. `gallery`: one picture whole, up to four cropped into a frame of
   * 16:9, as feeds do.
   */
  layout: 'album' | 'gallery'
  withAlt: boolean
}

/** Pictures and videos with the crops of the network. */
export function MediaGrid({ media, layout, withAlt }: MediaGridProps) {
  const [only, second] = media
  if (only === undefined) return null
  if (second === undefined) {
    return (
      <div className="overflow-hidden" style={{ aspectRatio: ratioOf(only) }}>
        <Cell item={only} withAlt={withAlt} />
      </div>
    )
  }
  if (layout === 'gallery') {
    const shown = media.slice(0, 4)
    return (
      <div className="grid aspect-video grid-cols-2 grid-rows-2 gap-0.5 overflow-hidden">
        {shown.map((item, i) => (
          <div key={item.mediaId} className={gallerySpan(shown.length, i)}>
            <Cell item={item} withAlt={withAlt} more={i === 3 ? media.length - 4 : 0} />
          </div>
        ))}
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-0.5 overflow-hidden">
      {albumRows(media).map(row => (
        <div key={row[0]?.mediaId} className={`flex gap-0.5 ${row.length === 3 ? 'h-24' : 'h-40'}`}>
          {row.map(item => (
            <div key={item.mediaId} className="min-w-0" style={{ flexGrow: ratioOf(item), flexBasis: 0 }}>
              <Cell item={item} withAlt={withAlt} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Two stand beside each other; of three the first is tall; four are a square. */
const gallerySpan = (count: number, index: number) =>
  count === 2 || (count === 3 && index === 0) ? 'row-span-2 min-h-0' : 'min-h-0'

/** The shape a single picture is shown in: its own, within what a screen bears. */
const ratioOf = ({ media }: ShownMedium) =>
  media === null || media === undefined ? 16 / 9 : Math.min(2, Math.max(0.75, media.width / media.height))

function Cell({ item, withAlt, more = 0 }: { item: ShownMedium; withAlt: boolean; more?: number }) {
  const { t } = useTranslation()
  const { media, alt } = item
  const badge =
    'flex h-4 items-center gap-0.5 rounded-sm bg-ink px-1 text-[0.625rem] font-semibold text-paper'
  return (
    <div className="relative flex size-full items-center justify-center overflow-hidden bg-sunken">
      {media === null && (
        <span className="text-danger">
          <Icon icon={ImageOff} size={24} />
        </span>
      )}
      {media?.kind === 'video' && (
        <>
          <video src={mediaUrl(media.id)} preload="metadata" muted className="size-full object-cover" />
          <span className="absolute flex size-10 items-center justify-center rounded-full bg-ink text-paper">
            <Icon icon={Play} size={20} />
          </span>
        </>
      )}
      {media !== null && media !== undefined && media.kind !== 'video' && (
        <img src={mediaUrl(media.id, 640)} alt={alt} draggable={false} className="size-full object-cover" />
      )}
      <span className="absolute start-1.5 bottom-1.5 flex gap-1">
        {media?.kind === 'animation' && (
          <span className={badge}>
            <Icon icon={Film} size={12} />
            GIF
          </span>
        )}
        {withAlt && alt.trim() !== '' && <span className={badge}>{t('composer.altShort')}</span>}
      </span>
      {more > 0 && (
        <span className="absolute inset-0 flex items-center justify-center bg-veil text-xl font-semibold text-on-accent">
          +{more}
        </span>
      )}
    </div>
  )
}
