import { Copy, Ellipsis, LayoutTemplate, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DesignCard } from '#shared/model/designCard.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { formatName } from '../formatName.ts'
import { CardPicture } from './CardPicture.tsx'
import { useDesignActions } from './useDesignActions.ts'

interface DesignTileProps {
  card: DesignCard
  /** Of the project, where those of several are shown. */
  projectName: string | null
  onOpen: () => void
  onRename: () => void
}

/** As large as the narrowest column has room. */
const pictureSize = 160

/** A design as a card: how it looks, its name, sizes, when it was changed. */
export function DesignTile({ card, projectName, onOpen, onRename }: DesignTileProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const { duplicate, remove, setTemplate } = useDesignActions()
  const { name, formats, pageCount, isTemplate, updatedAt } = card
  const [home] = formats
  const notes = [
    projectName,
    formats.length === 1 && home !== undefined
      ? formatName(t, home)
      : t('studio.sizesCount', { count: formats.length }),
    pageCount > 1 ? t('studio.pagesCount', { count: pageCount }) : null,
    format.when(updatedAt, now),
  ]
  return (
    <li className="group relative flex flex-col rounded-lg border bg-surface transition-colors focus-within:border-edge hover:border-edge">
      <button
        type="button"
        onClick={onOpen}
        className="flex min-w-0 flex-col rounded-lg text-start after:absolute after:inset-0 after:rounded-lg"
      >
        <span className="flex aspect-square w-full items-center justify-center overflow-hidden rounded-t-lg bg-sunken p-3 text-ink-faint">
          <CardPicture card={card} size={pictureSize} />
        </span>
        <span className="flex min-w-0 flex-col px-3 pt-2 pb-2.5 pe-10">
          <span className="truncate font-medium" dir="auto">
            {name}
          </span>
          <span className="truncate text-sm text-ink-muted">{notes.filter(Boolean).join(' · ')}</span>
        </span>
      </button>
      <div className="absolute end-1.5 bottom-3">
        <Menu
          align="end"
          trigger={
            <IconButton icon={Ellipsis} size="sm" label={t('studio.menuOf', { name })} tooltip={false} />
          }
          entries={[
            { id: 'rename', label: t('studio.rename'), icon: Pencil, onSelect: onRename },
            {
              id: 'duplicate',
              label: t('studio.duplicate'),
              icon: Copy,
              onSelect: () => void duplicate(card),
            },
            {
              id: 'template',
              label: t(isTemplate ? 'studio.asDesign' : 'studio.asTemplate'),
              icon: LayoutTemplate,
              onSelect: () => void setTemplate(card, !isTemplate),
            },
            { kind: 'separator', id: 'line' },
            {
              id: 'remove',
              label: t('common.remove'),
              icon: Trash2,
              danger: true,
              onSelect: () => void remove(card),
            },
          ]}
        />
      </div>
    </li>
  )
}
