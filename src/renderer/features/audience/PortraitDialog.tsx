import { ImagePlus, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { genders } from '#shared/model/portrait.ts'
import type { Portrait, PortraitFields } from '#shared/model/portrait.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { PortraitMark } from '../../lib/PortraitMark.tsx'
import { freshColour, projectColours } from '../../lib/projectColours.ts'
import { usePictureUpload } from '../../lib/usePictureUpload.ts'
import { Button } from '../../ui/Button.tsx'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { Field } from '../../ui/Field.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Select } from '../../ui/Select.tsx'
import { Row, Stack } from '../../ui/Stack.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { draftOf, fieldsOf, isSound, oldestAge, problemsOf } from './portraitDraft.ts'
import type { PortraitDraft } from './portraitDraft.ts'

interface PortraitDialogProps {
  /** Null makes a new one. */
  portrait: Portrait | null
  /** The colours that portraits of the project have already. */
  taken: readonly string[]
  onSave: (fields: PortraitFields) => void
  onRemove: () => void
  onClose: () => void
}

/** What an open field asks, in the order of the form. */
const questions = ['interests', 'behaviour', 'wishes', 'fears', 'words'] as const

/** Draws a portrait, or changes it. Mounted while open. */
export function PortraitDialog({ portrait, taken, onSave, onRemove, onClose }: PortraitDialogProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => draftOf(portrait, freshColour(taken)))
  const [isStrict, setStrict] = useState(false)
  const change = (patch: Partial<PortraitDraft>) => setDraft(now => ({ ...now, ...patch }))
  const problems = problemsOf(draft)
  const save = () => {
    setStrict(true)
    if (!isSound(problems)) return
    onClose()
    onSave(fieldsOf(draft))
  }
  return (
    <FormDialog
      size="lg"
      title={portrait === null ? t('audience.add') : t('audience.change', { name: portrait.name })}
      onSave={save}
      onClose={onClose}
      aside={
        portrait !== null && (
          <Button
            icon={Trash2}
            variant="quiet"
            onClick={() => {
              onClose()
              onRemove()
            }}
          >
            {t('common.remove')}
          </Button>
        )
      }
    >
      <div className="grid grid-cols-2 gap-4">
        <Field
          label={t('projects.name')}
          help={t('audience.nameHelp')}
          error={isStrict && problems.name ? t('projects.nameMissing') : null}
        >
          <TextInput autoFocus value={draft.name} maxLength={200} onChange={name => change({ name })} />
        </Field>
        <Field label={t('audience.place')}>
          <TextInput
            value={draft.place}
            maxLength={200}
            placeholder={t('audience.placeHint')}
            onChange={place => change({ place })}
          />
        </Field>
        <Field label={t('audience.gender')}>
          <Select
            value={draft.gender}
            onChange={gender => change({ gender })}
            options={genders.map(gender => ({ value: gender, label: t(`audience.genders.${gender}`) }))}
          />
        </Field>
        <Field label={t('audience.age')} error={problems.ages ? t('audience.ageWrong') : null}>
          <Row>
            <AgeInput
              label={t('audience.ageFrom')}
              value={draft.ageFrom}
              onChange={ageFrom => change({ ageFrom })}
            />
            <span className="text-ink-muted">–</span>
            <AgeInput label={t('audience.ageTo')} value={draft.ageTo} onChange={ageTo => change({ ageTo })} />
          </Row>
        </Field>
      </div>
      <PictureField draft={draft} onChange={change} />
      <div className="grid grid-cols-2 gap-4">
        {questions.map(question => (
          <div key={question} className="last:col-span-2">
            <Field label={t(`audience.${question}`)}>
              <TextArea
                rows={2}
                maxLength={4000}
                placeholder={t(`audience.hints.${question}`)}
                value={draft[question]}
                onChange={text => change({ [question]: text })}
              />
            </Field>
          </div>
        ))}
      </div>
      <GatherFields draft={draft} wrong={problems.links} onChange={change} />
    </FormDialog>
  )
}

interface AgeInputProps {
  label: string
  value: string
  onChange: (value: string) => void
}

function AgeInput({ label, value, onChange }: AgeInputProps) {
  return (
    <div className="w-20">
      <TextInput
        type="number"
        inputMode="numeric"
        min={0}
        max={oldestAge}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

interface PartProps {
  draft: PortraitDraft
  onChange: (patch: Partial<PortraitDraft>) => void
}

function PictureField({ draft, onChange }: PartProps) {
  const { t } = useTranslation()
  const picture = usePictureUpload(mediaId => onChange({ mediaId }))
  return (
    <Field label={t('audience.picture')} optional={t('common.optional')} error={picture.error}>
      <Row gap={3}>
        <PortraitMark portrait={draft} size="xl" />
        <div className="flex-1">
          {picture.progress === null ? (
            <FileDrop
              accept="image/*"
              label={draft.mediaId === null ? t('projects.logoDrop') : t('projects.logoReplace')}
              icon={ImagePlus}
              onFiles={([file]) => file && void picture.upload(file)}
            />
          ) : (
            <ProgressBar label={t('audience.pictureUploading')} value={picture.progress} />
          )}
        </div>
        {draft.mediaId === null ? (
          <ColourPicker
            aria-label={t('common.colour')}
            value={draft.colour}
            swatches={projectColours}
            onChange={colour => onChange({ colour })}
          />
        ) : (
          <Button icon={Trash2} variant="quiet" onClick={() => onChange({ mediaId: null })}>
            {t('common.remove')}
          </Button>
        )}
      </Row>
    </Field>
  )
}

function GatherFields({ draft, wrong, onChange }: PartProps & { wrong: readonly number[] }) {
  const { t } = useTranslation()
  const { gathers } = draft
  const set = (key: number, patch: { name?: string; url?: string }) =>
    onChange({ gathers: gathers.map(one => (one.key === key ? { ...one, ...patch } : one)) })
  const add = () => {
    const key = Math.max(-1, ...gathers.map(one => one.key)) + 1
    onChange({ gathers: [...gathers, { key, name: '', url: '' }] })
  }
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('audience.gathers')}</legend>
      <Stack>
        {gathers.map(({ key, name, url }, at) => (
          <div key={key} className="flex items-start gap-2">
            <div className="flex-1">
              <TextInput
                // Only one she has just added: those that were there stay quiet.
                autoFocus={name === '' && url === ''}
                aria-label={t('audience.gatherName', { number: at + 1 })}
                placeholder={t('audience.gatherNameHint')}
                value={name}
                maxLength={200}
                onChange={text => set(key, { name: text })}
              />
            </div>
            <div className="flex-1">
              <Field
                hideLabel
                label={t('audience.gatherLink', { number: at + 1 })}
                error={wrong.includes(key) ? t('audience.linkWrong') : null}
              >
                <TextInput
                  inputMode="url"
                  placeholder="https://…"
                  value={url}
                  maxLength={2000}
                  onChange={text => set(key, { url: text })}
                />
              </Field>
            </div>
            <IconButton
              icon={Trash2}
              label={t('audience.gatherRemove', { name: name === '' ? String(at + 1) : name })}
              onClick={() => onChange({ gathers: gathers.filter(one => one.key !== key) })}
            />
          </div>
        ))}
        {gathers.length < 50 && (
          <div>
            <Button size="sm" icon={Plus} onClick={add}>
              {t('audience.gatherAdd')}
            </Button>
          </div>
        )}
      </Stack>
    </fieldset>
  )
}
