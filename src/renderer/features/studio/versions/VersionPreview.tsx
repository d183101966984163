import { Bookmark, BookmarkMinus, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Design } from '#shared/design/design.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import type { DesignVersion } from '#shared/model/designCard.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { ScenePicture } from '../ScenePicture.tsx'
import { useStudio } from '../StudioContext.ts'

interface VersionPreviewProps {
  version: DesignVersion
  /** She went back to it. */
  onGone: () => void
}

/** A version as large as there is room for, with what can be done with it. */
export function VersionPreview({ version, onGone }: VersionPreviewProps) {
  const { t } = useTranslation()
  const { run, endStep } = useStudio()
  const { data, error, refetch } = useQueryOf('designs.version', { versionId: version.id })
  if (error !== null) return <QueryError error={error} retry={refetch} />
  const goBack = (design: Design) => {
    endStep()
    run('replaceDesign', { by: design })
    endStep()
    onGone()
  }
  return (
    <div className="flex min-h-0 flex-col gap-3">
      <div className="flex min-h-0 flex-1 items-center justify-center gap-3 overflow-auto rounded-md bg-sunken p-3">
        {data === undefined ? <Skeleton shape="block" /> : <Pages design={data.design} />}
      </div>
      <div className="flex items-center justify-end gap-2">
        <NameToggle version={version} />
        <Button
          variant="primary"
          icon={Undo2}
          disabled={data === undefined}
          onClick={() => data !== undefined && goBack(data.design)}
        >
          {t('studioOutput.versions.goBack')}
        </Button>
      </div>
    </div>
  )
}

const alone = 280
const amongOthers = 180

function Pages({ design }: { design: Design }) {
  const { kit } = useStudio()
  const { pages, homeFormatId } = design
  return pages.map(({ id }) => (
    <ScenePicture
      key={id}
      scene={sceneOf(design, id, homeFormatId, kit)}
      size={pages.length === 1 ? alone : amongOthers}
    />
  ))
}

/** What was kept by itself is forgotten one day, unless it gets a name; what has one can lose it. */
function NameToggle({ version }: { version: DesignVersion }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { call } = useCore()
  const undoable = useUndoable()
  const { id, name, savedAt } = version
  const setName = (next: string | null) => call('designs.nameVersion', { versionId: id, name: next })
  const change = (next: string | null, label: string) =>
    void undoable({ label, run: () => setName(next), undo: () => setName(name) })
  if (name !== null) {
    return (
      <Button icon={BookmarkMinus} onClick={() => change(null, t('studioOutput.versions.unnamed', { name }))}>
        {t('studioOutput.versions.unname')}
      </Button>
    )
  }
  const suggested = format.dateTime(savedAt)
  return (
    <Button
      icon={Bookmark}
      onClick={() => change(suggested, t('studioOutput.versions.kept', { name: suggested }))}
    >
      {t('studioOutput.versions.keepThis')}
    </Button>
  )
}
