import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { missingPictures } from '#shared/design/missingPictures.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { MissingPictures } from '../MissingPictures.tsx'
import { formatName } from '../formatName.ts'
import { useStudio } from '../StudioContext.ts'
import { makeFiles } from './makeFiles.ts'
import { OutputDetails } from './OutputDetails.tsx'
import { FormatChoice, PageChoice } from './OutputParts.tsx'
import { filesOf, outputKinds, wantedOf } from './OutputWish.ts'
import type { OutputWish } from './OutputWish.ts'
import { rememberedOutput, rememberOutput } from './rememberedOutput.ts'
import { saveFiles } from './saveFiles.ts'
import { useJob } from './useJob.ts'

/** Saves a design as files: which formats and pages of it, as what, how large. Mounted while open. */
export function OutputDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const runJob = useJob()
  const studio = useStudio()
  const { card, design, kit, assets } = studio
  const [remembered, setRemembered] = useState(rememberedOutput)
  const [formatIds, setFormatIds] = useState<readonly string[]>([studio.format.id])
  const [pageIds, setPageIds] = useState<readonly string[]>(() => design.pages.map(({ id }) => id))
  const { kind, scale, transparent, quality, maxKilobytes, asZip } = remembered
  const kilobytes = Number.parseInt(maxKilobytes, 10)
  const wish: OutputWish = {
    ...{ kind, formatIds, pageIds, scale, transparent, quality },
    maxBytes: kilobytes > 0 ? kilobytes * 1000 : null,
  }
  const count = filesOf(design, wish)
  const wanted = wantedOf(design, wish)
  const missing = missingPictures(wanted.pages, wanted.formats)

  const save = () => {
    rememberOutput(remembered)
    onClose()
    const { name } = card
    void runJob({
      title: t('studioOutput.saving', { name }),
      run: async tools => {
        const made = await makeFiles({
          ...{ design, kit, assets, name, wish, language: i18n.language },
          ...tools,
          formatName: one => formatName(t, one),
        })
        await saveFiles(made.files, { name, asZip, signal: tools.signal })
        return made
      },
      done: ({ files, tooLarge }) => ({
        title: t('studioOutput.saved', { count: files.length }),
        text:
          tooLarge.length > 0
            ? t('studioOutput.tooLarge', { names: format.list(tooLarge.slice(0, 3)), count: tooLarge.length })
            : format.bytes(files.reduce((sum, { blob }) => sum + blob.size, 0)),
      }),
    })
  }

  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('studioOutput.title')}
      footer={
        <>
          <span className="flex-1 text-sm text-ink-muted" aria-live="polite">
            {count === 0 ? t('studioOutput.nothing') : t('studioOutput.files', { count })}
          </span>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" icon={Download} disabled={count === 0} onClick={save}>
            {t('studioOutput.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('studioOutput.kind')} help={t(`studioOutput.kinds.${kind}`)}>
          <SegmentedControl
            aria-label={t('studioOutput.kind')}
            value={kind}
            onChange={next => setRemembered({ ...remembered, kind: next })}
            segments={outputKinds.map(value => ({ value, label: value.toUpperCase() }))}
          />
        </Field>
        <FormatChoice design={design} scale={scale} kind={kind} chosen={formatIds} onChange={setFormatIds} />
        {design.pages.length > 1 && <PageChoice design={design} chosen={pageIds} onChange={setPageIds} />}
        <OutputDetails
          remembered={remembered}
          onChange={setRemembered}
          formats={design.formats.filter(({ id }) => formatIds.includes(id))}
          hasSeveral={count > 1}
        />
        <MissingPictures count={missing} />
      </div>
    </Dialog>
  )
}
