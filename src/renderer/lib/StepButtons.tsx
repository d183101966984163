import { ArrowDown, ArrowUp } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'

export interface CanGo {
  earlier: boolean
  later: boolean
}

interface StepButtonsProps {
  labels: { earlier: string; later: string }
  canGo: CanGo
  onStep: (way: -1 | 1) => void
}

/** Moves a row of a list to and fro; see onStepKey for the keys. */
export function StepButtons({ labels, canGo, onStep }: StepButtonsProps) {
  return (
    <>
      <IconButton
        size="sm"
        icon={ArrowUp}
        label={labels.earlier}
        keys={['Alt', '↑']}
        disabled={!canGo.earlier}
        onClick={() => onStep(-1)}
      />
      <IconButton
        size="sm"
        icon={ArrowDown}
        label={labels.later}
        keys={['Alt', '↓']}
        disabled={!canGo.later}
        onClick={() => onStep(1)}
      />
    </>
  )
}
