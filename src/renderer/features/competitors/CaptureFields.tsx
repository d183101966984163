import { Link2 } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { observationKinds } from '#shared/model/observation.ts'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { captureFields } from './captureFields.ts'
import { PictureStrip } from './PictureStrip.tsx'
import type { Capture } from './useCapture.ts'

interface CaptureFieldsProps {
  capture: Capture
  /** The field that she types into at once. */
  textRef?: Ref<HTMLTextAreaElement>
  rows?: number
}

const nobody = 'nobody'

/** What she saw in seconds: text, a link, pictures, all pasted or dropped; the rest can wait. */
export function CaptureFields({ capture, textRef, rows = 4 }: CaptureFieldsProps) {
  const { t } = useTranslation()
  const { draft, set, upload, projects, projectId } = capture
  const { link } = captureFields(draft.text)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    capture.save()
  }
  return (
    <div
      className="flex flex-col gap-3"
      onPaste={event => {
        const files = [...event.clipboardData.files].filter(({ type }) => type.startsWith('image/'))
        if (files.length === 0) return
        event.preventDefault()
        upload.add(files)
      }}
    >
      <Field
        label={t('competitors.whatYouSaw')}
        help={t('competitors.captureHelp')}
        error={capture.isMissing ? t('competitors.captureMissing') : null}
      >
        <TextArea
          ref={textRef}
          autoFocus
          rows={rows}
          maxLength={100_000}
          value={draft.text}
          onChange={text => set({ text })}
          onKeyDown={onKeyDown}
        />
        {link !== '' && (
          <p className="flex min-w-0 items-center gap-1.5 text-sm text-ink-muted">
            <Icon icon={Link2} size={14} />
            <span className="sr-only">{t('competitors.link')}</span>
            <span className="truncate">{link}</span>
          </p>
        )}
      </Field>
      <PictureStrip
        mediaIds={draft.mediaIds}
        upload={upload}
        onRemove={id => set({ mediaIds: draft.mediaIds.filter(other => other !== id) })}
      />
      <div className={`grid gap-3 ${projects.length > 1 ? 'grid-cols-2' : 'grid-cols-3'}`}>
        {projects.length > 1 && (
          <Field label={t('competitors.project')}>
            <Select
              value={projectId}
              onChange={capture.setProject}
              options={projects.map(({ id, name, colour }) => ({
                ...{ value: id, label: name, mark: <ColourDot colour={colour} /> },
              }))}
            />
          </Field>
        )}
        <Field label={t('competitors.whose')}>
          <Select
            value={capture.competitorId ?? nobody}
            onChange={id => set({ competitorId: id === nobody ? null : id })}
            options={[
              { value: nobody, label: t('competitors.nobody') },
              ...capture.competitors.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field label={t('competitors.kind')}>
          <Select
            value={draft.kind}
            onChange={kind => set({ kind })}
            options={observationKinds.map(value => ({ value, label: t(`competitors.kinds.${value}`) }))}
          />
        </Field>
        <Field label={t('competitors.tags')}>
          <TextInput
            maxLength={2000}
            placeholder={t('competitors.tagsHelp')}
            value={draft.tags}
            onChange={tags => set({ tags })}
          />
        </Field>
      </div>
    </div>
  )
}
