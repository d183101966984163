import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectField, ConnectWay, Descriptor } from '#shared/network/descriptor.ts'
import { Field } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Row } from '../../ui/Stack.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

interface WayFieldsProps {
  network: Descriptor
  way: ConnectWay
  values: Record<string, string>
  onChange: (key: string, value: string) => void
}

/** The fields of a way to connect, as its descriptor says. */
export function WayFields({ network, way, values, onChange }: WayFieldsProps) {
  const { t } = useTranslation()
  return way.fields.map((field, index) => (
    <Field
      key={field.key}
      label={t(`networks.${network.id}.fields.${field.key}.label`)}
      help={t(`networks.${network.id}.fields.${field.key}.help`)}
      {...(field.required ? {} : { optional: t('common.optional') })}
    >
      <WayInput
        field={field}
        value={values[field.key] ?? ''}
        onChange={value => onChange(field.key, value)}
        autoFocus={index === 0}
      />
    </Field>
  ))
}

interface WayInputProps {
  field: ConnectField
  value: string
  onChange: (value: string) => void
  autoFocus: boolean
}

function WayInput({ field, value, onChange, autoFocus }: WayInputProps) {
  const { t } = useTranslation()
  const [isShown, setIsShown] = useState(false)
  const isSecret = field.kind === 'secret'
  const input = (
    <TextInput
      type={isSecret && !isShown ? 'password' : 'text'}
      // A browser must neither keep a secret nor offer another one.
      autoComplete={isSecret ? 'new-password' : 'off'}
      autoCapitalize="none"
      spellCheck={false}
      autoFocus={autoFocus}
      placeholder={field.placeholder}
      value={value}
      onChange={onChange}
    />
  )
  if (!isSecret) return input
  return (
    <Row gap={1}>
      {input}
      <IconButton
        icon={isShown ? EyeOff : Eye}
        label={isShown ? t('channels.hideSecret') : t('channels.showSecret')}
        pressed={isShown}
        onClick={() => setIsShown(!isShown)}
      />
    </Row>
  )
}
