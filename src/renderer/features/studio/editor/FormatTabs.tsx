import { Ellipsis, House, Trash2, Undo } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import type { Command } from '../../../commands/Command.ts'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { AddFormat } from './AddFormat.tsx'
import { formatName } from '../formatName.ts'
import { ProportionMark } from '../ProportionMark.tsx'
import { ToolBar } from './ToolBar.tsx'
import { useStudio } from '../StudioContext.ts'

/** The sizes of the design: the same content, laid out for each. */
export function FormatTabs({ commands }: { commands: readonly Command[] }) {
  const { t } = useTranslation()
  const { design, format, showFormat } = useStudio()
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 overflow-x-auto border-b px-2">
      <div role="tablist" aria-label={t('studio.sizes')} className="flex items-center gap-0.5">
        {design.formats.map((one, at) => (
          <FormatTab
            key={one.id}
            format={one}
            isShown={one.id === format.id}
            onShow={showFormat}
            onStep={by => {
              const next = design.formats.at((at + by) % design.formats.length)
              if (next !== undefined) showFormat(next.id)
            }}
          />
        ))}
      </div>
      <FormatMenu />
      <AddFormat />
      <ToolBar commands={commands} />
    </div>
  )
}

interface FormatTabProps {
  format: DesignFormat
  isShown: boolean
  onShow: (id: string) => void
  onStep: (by: 1 | -1) => void
}

function FormatTab({ format, isShown, onShow, onStep }: FormatTabProps) {
  const { t } = useTranslation()
  const { design } = useStudio()
  const { id, width, height } = format
  const isHome = id === design.homeFormatId
  const isOnly = design.formats.length === 1
  const size = t('studio.size', { width, height })
  return (
    <Tooltip text={isHome && !isOnly ? `${size} · ${t('studio.homeNote')}` : size}>
      <button
        type="button"
        role="tab"
        aria-selected={isShown}
        tabIndex={isShown ? 0 : -1}
        ref={node => {
          // Steps with the arrows take the focus along, as in every list of tabs.
          if (isShown && node?.parentElement?.contains(document.activeElement) === true) node.focus()
        }}
        onClick={() => onShow(id)}
        onKeyDown={event => {
          if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
          event.preventDefault()
          onStep(event.key === 'ArrowRight' ? 1 : -1)
        }}
        className={cx(
          'flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm transition-colors select-none',
          isShown ? 'bg-pressed font-medium text-ink' : 'text-ink-muted hover:bg-hover hover:text-ink',
        )}
      >
        <ProportionMark width={width} height={height} />
        <span className="max-w-32 truncate">{formatName(t, format)}</span>
        {isHome && !isOnly && <Icon icon={House} size={12} />}
      </button>
    </Tooltip>
  )
}

/** What can be done with the size in sight. */
function FormatMenu() {
  const { t } = useTranslation()
  const { design, format, page, selection, run } = useStudio()
  const isHome = format.id === design.homeFormatId
  const about = selection.length > 0 ? selection : page.layers
  const adjusted = about.filter(({ adjustments }) => adjustments[format.id] !== undefined)
  return (
    <Menu
      trigger={<IconButton icon={Ellipsis} size="sm" label={t('studio.sizeMenu')} tooltip={false} />}
      entries={[
        { kind: 'label', id: 'name', label: `${formatName(t, format)} · ${t('studio.size', format)}` },
        {
          id: 'follow',
          label: t('studio.followHome'),
          note: t(selection.length > 0 ? 'studio.followChosen' : 'studio.followAll', {
            count: adjusted.length,
          }),
          icon: Undo,
          disabled: isHome || adjusted.length === 0,
          onSelect: () => run('followHome', { ids: adjusted.map(({ id }) => id), formatId: format.id }),
        },
        {
          id: 'home',
          label: t('studio.makeHome'),
          note: t('studio.makeHomeNote'),
          icon: House,
          disabled: isHome,
          onSelect: () => run('makeHome', { formatId: format.id }),
        },
        {
          id: 'remove',
          label: t('studio.removeSize'),
          icon: Trash2,
          danger: true,
          disabled: design.formats.length === 1,
          onSelect: () => run('removeFormat', { formatId: format.id }),
        },
      ]}
    />
  )
}
