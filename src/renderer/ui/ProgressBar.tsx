import { Progress } from '@base-ui/react/progress'

export interface ProgressBarProps {
  label: string
  /** 0 to 1, or null while nobody knows. */
  value: number | null
  /** Count and estimate, in words. */
  note?: string
}

/** How far long work has come. */
export function ProgressBar({ label, value, note }: ProgressBarProps) {
  return (
    <Progress.Root value={value === null ? null : Math.round(value * 100)} className="flex flex-col gap-1">
      <div className="flex justify-between gap-4 text-sm">
        <Progress.Label>{label}</Progress.Label>
        {note !== undefined && <span className="text-ink-muted tabular">{note}</span>}
      </div>
      <Progress.Track className="h-1 overflow-hidden rounded-full bg-hover">
        <Progress.Indicator className="h-full bg-accent transition-[width] data-indeterminate:w-1/3 data-indeterminate:breathe" />
      </Progress.Track>
    </Progress.Root>
  )
}
