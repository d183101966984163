import { useTranslation } from 'react-i18next'
import { shapePath } from '#shared/design/geometry/shapePath.ts'
import type { ShapeName } from '#shared/design/layers/shapeLayer.ts'

interface ShapeChoiceProps<S extends ShapeName> {
  label: string
  shapes: readonly S[]
  /** Undefined: they differ. */
  value: S | undefined
  onChange: (shape: S) => void
}

const side = 18

/** One of many shapes, each drawn as it is. */
export function ShapeChoice<S extends ShapeName>({ label, shapes, value, onChange }: ShapeChoiceProps<S>) {
  return (
    <div role="group" aria-label={label} className="grid grid-cols-7 gap-1">
      {shapes.map(shape => (
        <ShapeButton key={shape} shape={shape} isChosen={shape === value} onChoose={() => onChange(shape)} />
      ))}
    </div>
  )
}

interface ShapeButtonProps {
  shape: ShapeName
  isChosen: boolean
  onChoose: () => void
}

function ShapeButton({ shape, isChosen, onChoose }: ShapeButtonProps) {
  const { t } = useTranslation()
  const name = t(`studioInspector.shapes.${shape}`)
  return (
    <button
      type="button"
      title={name}
      aria-label={name}
      aria-pressed={isChosen}
      onClick={onChoose}
      className="flex h-7 items-center justify-center rounded-md text-ink-muted transition-colors hover:bg-hover hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      <svg aria-hidden width={side} height={side} viewBox={`0 0 ${side} ${side}`}>
        <path d={shapePath(shape, side, side, {})} fill="currentColor" />
      </svg>
    </button>
  )
}
