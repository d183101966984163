import { ImagePlus, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectFields } from '#shared/model/project.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Field } from '../../ui/Field.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Row, Stack } from '../../ui/Stack.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { projectColours } from '../../lib/projectColours.ts'
import { usePictureUpload } from '../../lib/usePictureUpload.ts'
import { zoneOptions } from './zoneOptions.ts'

interface ProjectFormProps {
  fields: ProjectFields
  onChange: (fields: ProjectFields) => void
  nameError: string | null
}

/** Name, colour, logo, zone of a project, and its words for what is over. */
export function ProjectForm({ fields, onChange, nameError }: ProjectFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const zones = useMemo(() => zoneOptions(format, fields.zone), [format, fields.zone])
  const logo = usePictureUpload(logoMediaId => onChange({ ...fields, logoMediaId }))
  return (
    <Stack gap={4}>
      <Field label={t('projects.name')} help={t('projects.nameHelp')} error={nameError}>
        <TextInput
          autoFocus
          value={fields.name}
          maxLength={200}
          onChange={name => onChange({ ...fields, name })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t('common.colour')}>
          <ColourPicker
            value={fields.colour}
            onChange={colour => onChange({ ...fields, colour })}
            swatches={projectColours}
          />
        </Field>
        <Field label={t('projects.zone')} help={t('projects.zoneHelp')}>
          <Combobox value={fields.zone} onChange={zone => onChange({ ...fields, zone })} options={zones} />
        </Field>
      </div>
      <Field label={t('projects.logo')} optional={t('common.optional')} error={logo.error}>
        <Row gap={3}>
          <Avatar
            size="lg"
            name={fields.name === '' ? '?' : fields.name}
            colour={fields.colour}
            imageUrl={fields.logoMediaId === null ? null : mediaUrl(fields.logoMediaId, 160)}
          />
          <div className="flex-1">
            {logo.progress === null ? (
              <FileDrop
                accept="image/*"
                label={fields.logoMediaId === null ? t('projects.logoDrop') : t('projects.logoReplace')}
                icon={ImagePlus}
                onFiles={([file]) => file && void logo.upload(file)}
              />
            ) : (
              <ProgressBar label={t('projects.logoUploading')} value={logo.progress} />
            )}
          </div>
          {fields.logoMediaId !== null && (
            <Button icon={Trash2} variant="quiet" onClick={() => onChange({ ...fields, logoMediaId: null })}>
              {t('common.remove')}
            </Button>
          )}
        </Row>
      </Field>
      <Field
        label={t('projects.endedText')}
        help={t('projects.endedTextHelp')}
        optional={t('common.optional')}
      >
        <TextArea
          rows={2}
          maxLength={2000}
          placeholder={t('composer.fallback.usualText')}
          value={fields.endedText ?? ''}
          onChange={endedText => onChange({ ...fields, endedText })}
        />
      </Field>
    </Stack>
  )
}
