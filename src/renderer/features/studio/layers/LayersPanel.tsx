import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStudio } from '../StudioContext.ts'
import { useStudioView } from '../studioView.ts'
import { layerRows, placeBeside, placeStepped } from './layerRows.ts'
import type { LayerRow } from './layerRows.ts'
import { LayerLine } from './LayerLine.tsx'

const idsOf = (row: LayerRow) => row.layers.map(({ id }) => id)

/** Every layer of the page, the topmost first: to choose, order, rename, hide and lock them. */
export function LayersPanel() {
  const { t } = useTranslation()
  const { page, format, selection, select, run } = useStudio()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | null>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const anchor = useRef<string | null>(null)
  const rows = useMemo(() => layerRows(page.layers, closed), [page.layers, closed])
  const chosen = useMemo(() => new Set(selection.map(({ id }) => id)), [selection])
  const isChosen = (row: LayerRow) => row.layers.every(({ id }) => chosen.has(id))
  const current = rows.find(({ key }) => key === focused) ?? rows.find(isChosen) ?? rows[0]

  const focus = (row: LayerRow | undefined) => {
    if (row === undefined) return
    setFocused(row.key)
    tree.current?.querySelector<HTMLElement>(`[data-row="${row.key}"]`)?.focus()
  }
  const setOpen = ({ groupId }: LayerRow, isOpen: boolean) => {
    if (groupId === null) return
    const next = new Set(closed)
    if (isOpen) next.delete(groupId)
    else next.add(groupId)
    setClosed(next)
  }
  const choose = (row: LayerRow, { isRange, isMore }: { isRange: boolean; isMore: boolean }) => {
    setFocused(row.key)
    const from = rows.findIndex(({ key }) => key === anchor.current)
    if (isRange && from !== -1) {
      const to = rows.indexOf(row)
      select(rows.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap(idsOf))
      return
    }
    anchor.current = row.key
    if (!isMore) select(idsOf(row))
    else if (isChosen(row)) select([...chosen].filter(id => !idsOf(row).includes(id)))
    else select([...chosen, ...idsOf(row)])
  }
  const step = (row: LayerRow, way: 'up' | 'down') => {
    const above = placeStepped(page.layers, row, way)
    if (above !== undefined) run('orderLayers', { ids: idsOf(row), to: { above } })
  }
  const drop = (movedKey: string, other: LayerRow, side: 'over' | 'under') => {
    const moved = rows.find(({ key }) => key === movedKey)
    const above = moved && placeBeside(page.layers, moved, other, side)
    if (moved !== undefined && above !== undefined) run('orderLayers', { ids: idsOf(moved), to: { above } })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined || renaming !== null) return
    const at = rows.indexOf(current)
    const isMore = event.ctrlKey || event.metaKey
    const acts: Record<string, () => void> = {
      ArrowUp: () => (event.altKey ? step(current, 'up') : focus(rows[at - 1])),
      ArrowDown: () => (event.altKey ? step(current, 'down') : focus(rows[at + 1])),
      ArrowLeft: () =>
        current.groupId !== null && current.isOpen
          ? setOpen(current, false)
          : focus(rows.slice(0, at).findLast(row => row.within.length < current.within.length)),
      ArrowRight: () => (current.isOpen ? focus(rows[at + 1]) : setOpen(current, true)),
      Home: () => focus(rows[0]),
      End: () => focus(rows.at(-1)),
      ' ': () => choose(current, { isRange: event.shiftKey, isMore }),
      Enter: () => choose(current, { isRange: event.shiftKey, isMore }),
      F2: () => setRenaming(current.key),
    }
    const act = acts[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  if (rows.length === 0) {
    return <p className="px-3 py-2 text-sm text-ink-muted">{t('studio.layers.none')}</p>
  }
  return (
    // Its lines have the focus, one after another; the keys are the tree's.
    <div
      ref={tree}
      role="tree"
      tabIndex={-1}
      aria-label={t('studio.layers.title')}
      aria-multiselectable
      onKeyDown={onKeyDown}
      className="flex flex-col px-1 pb-1"
    >
      {rows.map(row => (
        <LayerLine
          key={row.key}
          row={row}
          formatId={format.id}
          isChosen={isChosen(row)}
          isCurrent={row === current}
          isRenaming={row.key === renaming}
          onChoose={choose}
          onOpen={setOpen}
          onDrop={drop}
          onRenaming={isOn => setRenaming(isOn ? row.key : null)}
          onMenu={menuAt => {
            if (!isChosen(row)) select(idsOf(row))
            useStudioView.setState({ menuAt })
          }}
        />
      ))}
    </div>
  )
}
