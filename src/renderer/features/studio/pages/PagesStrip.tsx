import { Copy, Plus, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { sceneOf } from '#shared/design/sceneOf.ts'
import type { Command } from '../../../commands/Command.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useStudio } from '../StudioContext.ts'
import { PageThumb } from './PageThumb.tsx'

/** CSS pixels of the longer side of a page in the strip. */
const thumbSize = 64
/** A page under a hand is drawn anew once the hand rests. */
const restMs = 250

/** The pages of the carousel in their order; one background across all of them is seen running through. */
export function PagesStrip({ commands }: { commands: readonly Command[] }) {
  const { t } = useTranslation()
  const { design, page, format, kit, run, showPage } = useStudio()
  const { pages } = design
  const scenes = useMemo(
    () => pages.map(({ id }) => sceneOf(design, id, format.id, kit)),
    [design, pages, format.id, kit],
  )
  const command = (id: string) => commands.find(one => one.id === `studio.${id}`)
  const move = (pageId: string, to: number) => {
    if (to < 0 || to >= pages.length) return
    run('movePage', { pageId, to })
    showPage(pageId)
  }
  const isAcross = design.acrossPages !== null && pages.length > 1
  return (
    <div className="flex shrink-0 items-center gap-2 border-t bg-surface px-2 py-1.5">
      {pages.length > 1 && (
        <ol
          aria-label={t('studio.pages.title')}
          className={`flex min-w-0 items-center overflow-x-auto p-0.5 ${isAcross ? 'gap-0' : 'gap-2'}`}
        >
          {scenes.map((scene, at) => {
            const one = pages[at]
            return (
              one && (
                <PageThumb
                  key={one.id}
                  scene={scene}
                  size={thumbSize}
                  restMs={restMs}
                  pageId={one.id}
                  at={at}
                  count={pages.length}
                  isShown={one === page}
                  onShow={() => showPage(one.id)}
                  onMove={to => move(one.id, to)}
                  onDropped={movedId => move(movedId, at)}
                  onStep={by => {
                    const next = pages[at + by]
                    if (next !== undefined) showPage(next.id)
                  }}
                />
              )
            )
          })}
        </ol>
      )}
      <Button
        size="sm"
        variant="quiet"
        icon={Plus}
        disabled={command('addPage')?.when?.() === false}
        onClick={() => command('addPage')?.run()}
      >
        {t('studio.commands.addPage')}
      </Button>
      {pages.length > 1 && (
        <>
          <IconButton
            size="sm"
            icon={Copy}
            label={t('studio.commands.duplicatePage')}
            onClick={() => command('duplicatePage')?.run()}
          />
          <IconButton
            size="sm"
            icon={Trash2}
            label={t('studio.commands.removePage')}
            onClick={() => command('removePage')?.run()}
          />
          <span className="ms-auto shrink-0 text-sm text-ink-muted tabular">
            {t('studio.pages.of', { at: pages.indexOf(page) + 1, count: pages.length })}
          </span>
        </>
      )}
    </div>
  )
}
