import { useTranslation } from 'react-i18next'
import type { Anchor } from '#shared/design/layerBase.ts'

interface AnchorPictureProps {
  /** Undefined: they differ. */
  across: Anchor['x'] | undefined
  down: Anchor['y'] | undefined
  onChange: (anchor: Anchor) => void
}

const columns = ['left', 'centre', 'right'] as const
const rows = ['top', 'middle', 'bottom'] as const
/** Where the small layer stands on the small paper, and how long it is, in shares. */
const spans: Record<Anchor['x'] | Anchor['y'], readonly [start: number, length: number]> = {
  left: [0.08, 0.34],
  top: [0.08, 0.34],
  centre: [0.33, 0.34],
  middle: [0.33, 0.34],
  right: [0.58, 0.34],
  bottom: [0.58, 0.34],
  stretch: [0.08, 0.84],
  scale: [0.2, 0.6],
}

/** A small paper with the layer on it: a press on an edge or corner ties it there. */
export function AnchorPicture({ across, down, onChange }: AnchorPictureProps) {
  const { t } = useTranslation()
  const [left, width] = spans[across ?? 'scale']
  const [top, height] = spans[down ?? 'scale']
  return (
    <div
      role="group"
      dir="ltr"
      aria-label={t('studioInspector.follow.picture')}
      className="relative size-18 shrink-0 rounded-sm border border-edge bg-surface"
    >
      <span
        className="absolute rounded-sm border border-accent bg-accent-soft transition-[left,top,width,height]"
        style={{
          left: `${left * 100}%`,
          top: `${top * 100}%`,
          width: `${width * 100}%`,
          height: `${height * 100}%`,
          borderStyle: across === 'scale' || down === 'scale' ? 'dashed' : 'solid',
        }}
      />
      <div className="absolute inset-0 grid grid-cols-3 grid-rows-3">
        {rows.flatMap(y =>
          columns.map(x => (
            <button
              key={x + y}
              type="button"
              aria-label={t('studioInspector.follow.at', {
                across: t(`studioInspector.follow.acrossTo.${x}`),
                down: t(`studioInspector.follow.downTo.${y}`),
              })}
              aria-pressed={x === across && y === down}
              onClick={() => onChange({ x, y })}
              className="group flex items-center justify-center rounded-sm"
            >
              <span className="size-1.5 rounded-full bg-edge transition-colors group-hover:bg-accent group-aria-pressed:bg-accent" />
            </button>
          )),
        )}
      </div>
    </div>
  )
}
