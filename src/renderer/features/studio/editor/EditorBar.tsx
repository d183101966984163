import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Redo2, Undo2, ZoomIn, ZoomOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { shortcutKeys } from '../../../commands/shortcut.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { SavedMark } from '../../../lib/SavedMark.tsx'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { DesignName } from './DesignName.tsx'
import { OutputActions } from '../output/OutputActions.tsx'
import { useStudio } from '../StudioContext.ts'
import { useStudioView } from '../studioView.ts'

const zooms = [0.25, 0.5, 1, 2]

/** The head of the editor: where she is, whether it is stored, undo, zoom. */
export function EditorBar() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { status, isOutdated, canUndo, canRedo, undo, redo } = useStudio()
  return (
    <header className="flex h-11 shrink-0 items-center gap-1 border-b px-2">
      <IconButton
        icon={ArrowLeft}
        label={t('studio.toDesigns')}
        onClick={() => void navigate({ to: '/studio' })}
      />
      <DesignName />
      {!isOutdated && <SavedMark statuses={[status]} />}
      <div className="min-w-2 flex-1" />
      <IconButton
        icon={Undo2}
        label={t('commands.undo')}
        keys={shortcutKeys('Mod+Z')}
        disabled={!canUndo}
        onClick={undo}
      />
      <IconButton
        icon={Redo2}
        label={t('commands.redo')}
        keys={shortcutKeys('Mod+Shift+Z')}
        disabled={!canRedo}
        onClick={redo}
      />
      <span className="mx-1 h-5 border-s" />
      <ZoomButtons />
      <span className="mx-1 h-5 border-s" />
      <OutputActions />
    </header>
  )
}

function ZoomButtons() {
  const { t } = useTranslation()
  const format = useFormat()
  const { stage, selection } = useStudio()
  const zoom = useStudioView(state => state.zoom)
  const percent = format.percent(zoom)
  return (
    <>
      <IconButton
        icon={ZoomOut}
        label={t('studio.zoomOut')}
        keys={shortcutKeys('-')}
        onClick={() => stage?.zoomBy(-1)}
      />
      <Menu
        align="end"
        trigger={
          <Button variant="quiet" aria-label={t('studio.zoom', { percent })}>
            <span className="w-10 text-center tabular">{percent}</span>
          </Button>
        }
        entries={[
          {
            id: 'fit',
            label: t('studio.zoomFit'),
            keys: shortcutKeys('Mod+0'),
            onSelect: () => stage?.fit(),
          },
          {
            id: 'selection',
            label: t('studio.zoomSelection'),
            keys: shortcutKeys('Mod+2'),
            disabled: selection.length === 0,
            onSelect: () => stage?.fitSelection(),
          },
          { kind: 'separator', id: 'line' },
          ...zooms.map(value => ({
            id: String(value),
            label: format.percent(value),
            ...(value === 1 ? { keys: shortcutKeys('Mod+1') } : {}),
            onSelect: () => stage?.zoomTo(value),
          })),
        ]}
      />
      <IconButton
        icon={ZoomIn}
        label={t('studio.zoomIn')}
        keys={shortcutKeys('+')}
        onClick={() => stage?.zoomBy(1)}
      />
    </>
  )
}
