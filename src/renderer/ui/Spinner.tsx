import { LoaderCircle } from 'lucide-react'
import { Icon } from './Icon.tsx'
import { useUiWords } from './UiProvider.tsx'

/** Something is under way; says what when it is known. */
export function Spinner({ label }: { label?: string }) {
  const words = useUiWords()
  return (
    <span role="status" className="inline-flex items-center gap-2 text-ink-muted">
      <span className="animate-spin">
        <Icon icon={LoaderCircle} />
      </span>
      <span className={label === undefined ? 'sr-only' : undefined}>{label ?? words.loading}</span>
    </span>
  )
}
