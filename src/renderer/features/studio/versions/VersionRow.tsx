import { Bookmark } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sceneOf } from '#shared/design/sceneOf.ts'
import type { DesignVersion } from '#shared/model/designCard.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { ScenePicture } from '../ScenePicture.tsx'
import { useStudio } from '../StudioContext.ts'
import { useSeen } from '../list/useSeen.ts'

interface VersionRowProps {
  version: DesignVersion
  isChosen: boolean
  onChoose: () => void
}

const pictureSize = 40

/** One version with its picture, read once it comes into sight. */
export function VersionRow({ version, isChosen, onChoose }: VersionRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const row = useRef<HTMLLIElement>(null)
  const isSeen = useSeen(row)
  const when = format.when(version.savedAt, now)
  return (
    <li ref={row}>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className="flex w-full items-center gap-3 rounded-md px-2 py-1.5 text-start transition-colors hover:bg-hover aria-pressed:bg-accent-soft"
      >
        <span className="flex size-10 shrink-0 items-center justify-center">
          {isSeen && <VersionPicture versionId={version.id} size={pictureSize} />}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5 font-medium">
            {version.name !== null && <Icon icon={Bookmark} size={14} />}
            <span className="truncate">{version.name ?? t('studioOutput.versions.byItself')}</span>
          </span>
          <span className="block truncate text-sm text-ink-muted tabular">{when}</span>
        </span>
      </button>
    </li>
  )
}

/** The first page of a version in the size it was at home in. */
function VersionPicture({ versionId, size }: { versionId: string; size: number }) {
  const { kit } = useStudio()
  const { data } = useQueryOf('designs.version', { versionId })
  if (data === undefined) return null
  const { design } = data
  return (
    <ScenePicture scene={sceneOf(design, design.pages[0]?.id ?? '', design.homeFormatId, kit)} size={size} />
  )
}
