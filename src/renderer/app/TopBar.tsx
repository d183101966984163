import { useNavigate } from '@tanstack/react-router'
import { Plus, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { shortcutKeys } from '../commands/shortcut.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { PulsePill } from './PulsePill.tsx'
import { openDialog } from './useDialogs.ts'

/** Search and commands, the pulse, New post. */
export function TopBar() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <header className="flex h-12 shrink-0 items-center justify-between gap-3 border-b bg-paper px-4 print:hidden">
      <button
        type="button"
        onClick={() => openDialog('palette')}
        aria-keyshortcuts="Control+K"
        className="flex h-8 w-72 min-w-0 items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-ink-muted transition-colors hover:border-edge"
      >
        <Icon icon={Search} size={14} />
        <span className="min-w-0 flex-1 truncate text-start">{t('app.searchHint')}</span>
        <Kbd keys={shortcutKeys('Mod+K') ?? []} />
      </button>
      <div className="flex min-w-0 items-center gap-3">
        <PulsePill />
        <Button variant="primary" icon={Plus} onClick={() => void navigate({ to: '/composer/new' })}>
          {t('commands.newPost')}
        </Button>
      </div>
    </header>
  )
}
