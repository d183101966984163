import { FileType, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownFamily } from '#shared/design/fontFamilies.ts'
import type { BrandFont } from '#shared/model/brand.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { uploadFont } from '../../../bridge/uploadFile.ts'
import { useErrorText } from '../../../bridge/useErrorText.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { introduceFont } from '../fonts/loadFonts.ts'
import { BrandPart } from './BrandPart.tsx'
import { fontLabel } from './fontLabel.ts'

/** Her own font files: they stand in every font picker of the project. */
export function BrandFontFiles({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const fonts = useQueryOf('brand.fonts', { projectId })
  const { bring, progress, refused } = useBringFonts(projectId)
  return (
    <BrandPart title={t('studioBrand.files')}>
      {fonts.isError && <QueryError error={fonts.error} retry={fonts.refetch} />}
      {fonts.data !== undefined && fonts.data.length > 0 && (
        <ul className="flex flex-col">
          {fonts.data.map(font => (
            <FontRow key={font.id} font={font} />
          ))}
        </ul>
      )}
      <FileDrop
        multiple
        accept=".ttf,.otf,.woff,.woff2,font/ttf,font/otf,font/woff,font/woff2"
        icon={FileType}
        label={t('studioBrand.dropFont')}
        note={t('studioBrand.fontKinds')}
        onFiles={files => void bring(files)}
      />
      {progress !== null && <ProgressBar label={t('studioBrand.bringingFont')} value={progress} />}
      {refused.map(({ name, why }) => (
        <p key={name} role="alert" className="text-sm text-danger">
          {t('studioSections.images.refused', { name, why })}
        </p>
      ))}
    </BrandPart>
  )
}

function FontRow({ font }: { font: BrandFont }) {
  const { t } = useTranslation()
  const { call } = useCore()
  const undoable = useUndoable()
  const family = ownFamily(font.id)
  const label = fontLabel(font)
  useEffect(() => {
    void introduceFont(family)
  }, [family])
  const missing = [
    ...(font.latinExtended ? [] : [t('studioBrand.noLatinExtended')]),
    ...(font.cyrillic ? [] : [t('studioBrand.noCyrillic')]),
  ]
  return (
    <li className="flex items-center gap-2 border-b py-1.5 last:border-b-0">
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-lg" style={{ fontFamily: JSON.stringify(family) }} dir="auto">
          {label}
        </span>
        {missing.length > 0 && <span className="text-sm text-ink-muted">{missing.join(' · ')}</span>}
      </span>
      <IconButton
        size="sm"
        icon={Trash2}
        label={t('studioBrand.removeFont', { name: label })}
        onClick={() =>
          void undoable({
            label: t('studioBrand.fontRemoved', { name: label }),
            run: () => call('brand.removeFont', { id: font.id }),
            undo: () => call('brand.restoreFont', { id: font.id }),
          })
        }
      />
    </li>
  )
}

/** The reasons that the core names; their words are `studioBrand.refusals.<reason>`. */
const reasons = ['notFont', 'damaged', 'collection', 'noLetters'] as const

function useBringFonts(projectId: string) {
  const { t } = useTranslation()
  const { call } = useCore()
  const undoable = useUndoable()
  const errorText = useErrorText()
  const [progress, setProgress] = useState<number | null>(null)
  const [refused, setRefused] = useState<readonly { name: string; why: string }[]>([])
  const whyOf = (error: unknown): string => {
    const given = (error as { details?: { reason?: unknown } }).details?.reason
    const reason = reasons.find(one => one === given)
    if (reason !== undefined) return t(`studioBrand.refusals.${reason}`)
    const { title, words, todo } = errorText(error)
    return words ?? `${title} ${todo}`
  }
  const bring = async (files: readonly File[]) => {
    setRefused([])
    for (const [index, file] of files.entries()) {
      const onProgress = (share: number) => setProgress((index + share) / files.length)
      try {
        onProgress(0)
        const font = await uploadFont(file, projectId, { onProgress })
        // It is there already; what can be taken back and done again is that it stands in the pickers.
        await undoable({
          label: t('studioBrand.fontBrought', { name: fontLabel(font) }),
          run: () => call('brand.restoreFont', { id: font.id }),
          undo: () => call('brand.removeFont', { id: font.id }),
        })
      } catch (error) {
        setRefused(now => [...now, { name: file.name, why: whyOf(error) }])
      }
    }
    setProgress(null)
  }
  return { bring, progress, refused }
}
