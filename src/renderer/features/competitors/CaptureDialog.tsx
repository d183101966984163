import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Competitor } from '#shared/model/competitor.ts'
import { observationKinds } from '#shared/model/observation.ts'
import type { ObservationKind } from '#shared/model/observation.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { captureFields } from './captureFields.ts'
import { PictureStrip } from './PictureStrip.tsx'
import type { ObservationActions } from './useObservationActions.ts'
import { usePictureUpload } from './usePictureUpload.ts'

interface CaptureDialogProps {
  projectId: string
  competitors: readonly Competitor[]
  actions: ObservationActions
  onClose: () => void
}

const nobody = 'nobody'

/** Puts down what she saw in seconds: text, a link, pictures, all pasted or dropped; the rest can wait. Mounted while open. */
export function CaptureDialog({ projectId, competitors, actions, onClose }: CaptureDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [mediaIds, setMediaIds] = useState<string[]>([])
  const [who, setWho] = useState(nobody)
  const [kind, setKind] = useState<ObservationKind>('post')
  const [isMissing, setMissing] = useState(false)
  const addPictures = (ids: string[]) => setMediaIds(before => [...new Set([...before, ...ids])].slice(0, 50))
  const upload = usePictureUpload(addPictures)
  const save = () => {
    if (upload.isUploading) return
    if (text.trim() === '' && mediaIds.length === 0) {
      setMissing(true)
      return
    }
    onClose()
    void actions.create(projectId, {
      ...captureFields(text),
      ...{ mediaIds, kind, competitorId: who === nobody ? null : who },
    })
  }
  return (
    <FormDialog title={t('competitors.capture')} busy={upload.isUploading} onSave={save} onClose={onClose}>
      <div
        className="flex flex-col gap-4"
        onPaste={event => {
          const files = [...event.clipboardData.files].filter(({ type }) => type.startsWith('image/'))
          if (files.length === 0) return
          event.preventDefault()
          upload.add(files)
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          save()
        }}
      >
        <Field
          label={t('competitors.whatYouSaw')}
          help={t('competitors.captureHelp')}
          error={isMissing ? t('competitors.captureMissing') : null}
        >
          <TextArea
            autoFocus
            rows={4}
            maxLength={100_000}
            value={text}
            onChange={next => {
              setMissing(false)
              setText(next)
            }}
          />
        </Field>
        <PictureStrip
          mediaIds={mediaIds}
          onAdd={addPictures}
          onRemove={id => setMediaIds(before => before.filter(other => other !== id))}
        />
        <div className="grid grid-cols-2 gap-4">
          <Field label={t('competitors.whose')}>
            <Select
              value={who}
              onChange={setWho}
              options={[
                { value: nobody, label: t('competitors.nobody') },
                ...competitors
                  .filter(competitor => competitor.projectId === projectId)
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
          <Field label={t('competitors.kind')}>
            <Select
              value={kind}
              onChange={setKind}
              options={observationKinds.map(value => ({ value, label: t(`competitors.kinds.${value}`) }))}
            />
          </Field>
        </div>
      </div>
    </FormDialog>
  )
}
