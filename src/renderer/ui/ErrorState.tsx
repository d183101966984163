import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export interface ErrorStateProps {
  /** What happened. */
  title: string
  /** The words of the network or core, as they came. */
  words?: string | null | undefined
  /** What to do. */
  todo?: string | undefined
  /** The button that does it. */
  action?: ReactNode
  size?: 'page' | 'inline'
}

/** What happened, in whose words, what to do, and the button that does it. */
export function ErrorState({ title, words, todo, action, size = 'inline' }: ErrorStateProps) {
  return (
    <div role="alert" className={size === 'page' ? 'flex min-h-80 items-center justify-center p-8' : ''}>
      <div className="flex max-w-xl items-start gap-3 rounded-md bg-danger-soft px-3 py-2.5">
        <span className="mt-0.5 text-danger">
          <Icon icon={CircleAlert} />
        </span>
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <p className="font-medium text-danger">{title}</p>
          {words !== null && words !== undefined && words !== '' && (
            <p className="font-mono text-sm break-words text-ink">{words}</p>
          )}
          {todo !== undefined && <p>{todo}</p>}
          {action !== undefined && <div className="mt-1 flex flex-wrap gap-2">{action}</div>}
        </div>
      </div>
    </div>
  )
}
