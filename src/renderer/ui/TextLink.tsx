import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

interface TextLinkProps {
  children: ReactNode
  onClick: () => void
  /** Leads out of the app, to the browser. */
  external?: boolean
}

/** A link in running text. It is a button: where it leads is the feature's business (navigate or app.openExternal). */
export function TextLink({ children, onClick, external = false }: TextLinkProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex max-w-full items-center gap-1 rounded-sm text-accent underline decoration-from-font underline-offset-2 hover:text-accent-hover"
    >
      <span className="truncate">{children}</span>
      {external && <Icon icon={ExternalLink} size={12} />}
    </button>
  )
}
