import { ChevronDown, ChevronRight, Eye, EyeOff, Folder, Lock, LockOpen } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { layerName } from '../layerName.ts'
import { useStudio } from '../StudioContext.ts'
import { layerIcons } from './layerIcons.ts'
import type { LayerRow } from './layerRows.ts'
import { LayerNameField } from './LayerNameField.tsx'
import { useLayerDrag } from './useLayerDrag.ts'

interface LayerLineProps {
  row: LayerRow
  formatId: string
  isChosen: boolean
  /** The one that Tab comes to. */
  isCurrent: boolean
  isRenaming: boolean
  onChoose: (row: LayerRow, how: { isRange: boolean; isMore: boolean }) => void
  onOpen: (row: LayerRow, isOpen: boolean) => void
  onDrop: (movedKey: string, other: LayerRow, side: 'over' | 'under') => void
  onRenaming: (isOn: boolean) => void
  onMenu: (at: { x: number; y: number }) => void
}

/** A layer or group in the list. */
export function LayerLine(props: LayerLineProps) {
  const { row, formatId, isChosen, isCurrent, isRenaming, onChoose, onOpen, onDrop, onRenaming, onMenu } =
    props
  const { t } = useTranslation()
  const { design, run } = useStudio()
  const { groupNames } = design
  const line = useRef<HTMLDivElement>(null)
  useLayerDrag(line, row.key, (movedKey, side) => onDrop(movedKey, row, side))
  const [layer] = row.layers
  const isGroup = row.groupId !== null
  const isHidden = row.layers.every(one => one.adjustments[formatId]?.hidden ?? one.hidden)
  const ownName = row.groupId === null ? layer.name : (groupNames[row.groupId] ?? '')
  const usualName = isGroup
    ? t('studio.layers.group', { count: row.layers.length })
    : layerName(t, { ...layer, name: '' })
  const name = ownName === '' ? usualName : ownName
  const rename = (next: string) => {
    if (row.groupId !== null) run('nameGroup', { groupId: row.groupId, name: next })
    else run('editLayers', { ids: [layer.id], formatId, patch: { name: next } })
  }
  return (
    <div
      ref={line}
      role="treeitem"
      data-row={row.key}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={row.within.length + 1}
      aria-selected={isChosen}
      aria-expanded={isGroup ? row.isOpen : undefined}
      aria-label={name}
      onClick={event => {
        if (isRenaming) return
        onChoose(row, { isRange: event.shiftKey, isMore: event.ctrlKey || event.metaKey })
      }}
      onDoubleClick={() => onRenaming(true)}
      onContextMenu={event => {
        event.preventDefault()
        onMenu({ x: event.clientX, y: event.clientY })
      }}
      style={{ paddingInlineStart: 4 + row.within.length * 14 }}
      className={cx(
        'group relative flex h-7 shrink-0 items-center gap-1.5 rounded-md pe-1 text-sm select-none',
        'data-dragging:opacity-50 data-[over=over]:shadow-[0_-2px_0_var(--color-accent)] data-[over=under]:shadow-[0_2px_0_var(--color-accent)]',
        isChosen ? 'bg-accent-soft text-ink' : 'text-ink-muted hover:bg-hover hover:text-ink',
      )}
    >
      {isGroup ? (
        <span
          aria-hidden
          onClick={event => {
            event.stopPropagation()
            onOpen(row, !row.isOpen)
          }}
          onDoubleClick={event => event.stopPropagation()}
        >
          <Icon icon={row.isOpen ? ChevronDown : ChevronRight} size={14} />
        </span>
      ) : (
        <span className="w-3.5" />
      )}
      <Icon icon={isGroup ? Folder : layerIcons[layer.type]} size={14} />
      {isRenaming ? (
        <LayerNameField name={ownName} usual={usualName} onKeep={rename} onDone={() => onRenaming(false)} />
      ) : (
        <span dir="auto" className={cx('min-w-0 flex-1 truncate', isHidden && 'opacity-50')}>
          {name}
        </span>
      )}
      <LineSwitches row={row} isHidden={isHidden} />
    </div>
  )
}

function LineSwitches({ row, isHidden }: { row: LayerRow; isHidden: boolean }) {
  const { t } = useTranslation()
  const { run, format } = useStudio()
  const ids = row.layers.map(({ id }) => id)
  const isLocked = row.layers.every(({ locked }) => locked)
  return (
    <>
      <LineSwitch
        icon={isLocked ? Lock : LockOpen}
        label={t(isLocked ? 'studio.commands.unlock' : 'studio.commands.lock')}
        isOn={isLocked}
        onPress={() => run('editLayers', { ids, formatId: format.id, patch: { locked: !isLocked } })}
      />
      <LineSwitch
        icon={isHidden ? EyeOff : Eye}
        label={t(isHidden ? 'studio.commands.show' : 'studio.commands.hide')}
        isOn={isHidden}
        onPress={() => run('hideLayers', { ids, hidden: !isHidden })}
      />
    </>
  )
}

interface LineSwitchProps {
  icon: LucideIcon
  label: string
  isOn: boolean
  onPress: () => void
}

/** By keyboard it is a command of what is chosen; Tab goes from the list on. */
function LineSwitch({ icon, label, isOn, onPress }: LineSwitchProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      title={label}
      aria-label={label}
      onClick={event => {
        event.stopPropagation()
        onPress()
      }}
      onDoubleClick={event => event.stopPropagation()}
      className={cx(
        'flex size-5 items-center justify-center rounded-sm hover:bg-pressed',
        !isOn && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
      )}
    >
      <Icon icon={icon} size={12} />
    </button>
  )
}
