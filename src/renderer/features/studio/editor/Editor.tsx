import { LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import { CanvasDrop } from './CanvasDrop.tsx'
import { CanvasHost } from './CanvasHost.tsx'
import { useClipboard } from '../clipboard/useClipboard.ts'
import { ChoosePicture } from './ChoosePicture.tsx'
import { EditorBanner } from './EditorBanner.tsx'
import { EditorBar } from './EditorBar.tsx'
import { EditorContextMenu } from './EditorContextMenu.tsx'
import { FormatTabs } from './FormatTabs.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import { LayersDock } from '../layers/LayersDock.tsx'
import { PagesStrip } from '../pages/PagesStrip.tsx'
import { Sections } from '../sections/Sections.tsx'
import { useStudio } from '../StudioContext.ts'
import { useAddPictures } from './useAddPictures.ts'
import { useEditorCommands } from './useEditorCommands.ts'

/** The editor of a design: bar, sections, canvas with its sizes and pages, inspector and layers. */
export function Editor() {
  const { t } = useTranslation()
  const { card } = useStudio()
  const pictures = useAddPictures()
  const clipboard = useClipboard(files => void pictures.add(files))
  const commands = useEditorCommands(clipboard)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <title>{`${card.name} · Ratiba`}</title>
      <EditorBar />
      <EditorBanner />
      <div className="flex min-h-0 flex-1">
        <Sections />
        <div className="flex min-w-0 flex-1 flex-col">
          <FormatTabs commands={commands} />
          <CanvasDrop onFiles={(files, at) => void pictures.add(files, at)}>
            <CanvasHost />
            {pictures.left > 0 && (
              <div
                role="status"
                className="absolute start-3 bottom-3 flex items-center gap-2 rounded-md bg-raised px-3 py-1.5 text-sm shadow-float"
              >
                <span className="animate-spin">
                  <Icon icon={LoaderCircle} size={14} />
                </span>
                {t('studio.bringing', { count: pictures.left })}
              </div>
            )}
          </CanvasDrop>
          <PagesStrip commands={commands} />
        </div>
        <aside className="flex w-65 shrink-0 flex-col border-s">
          <div className="min-h-0 flex-1 overflow-y-auto">
            <Inspector />
          </div>
          <LayersDock />
        </aside>
      </div>
      <EditorContextMenu commands={commands} />
      <ChoosePicture />
    </div>
  )
}
