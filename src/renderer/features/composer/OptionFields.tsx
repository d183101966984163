import { useTranslation } from 'react-i18next'
import type { OptionRule } from '#shared/network/descriptor.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useComposer, useStructuralChange } from './useComposer.ts'
import type { Place } from './useComposer.ts'
import { contentOfTab, writeOption } from './variants.ts'

/** What the network lets her choose for one post, drawn from its descriptor. */
export function OptionFields({ place }: { place: Place }) {
  const { t } = useTranslation()
  const { descriptor } = place
  if (descriptor.options.length === 0) return null
  const isWide = (rule: OptionRule) => rule.kind === 'text' && rule.maxLength > 100
  return (
    <section aria-label={t('composer.options', { network: descriptor.name })} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium text-ink-muted">
        {t('composer.options', { network: descriptor.name })}
      </h2>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 @max-lg:grid-cols-1">
        {descriptor.options.map(rule => (
          <div key={rule.key} className={isWide(rule) ? 'col-span-full' : ''}>
            <Option place={place} rule={rule} />
          </div>
        ))}
      </div>
    </section>
  )
}

function Option({ place, rule }: { place: Place; rule: OptionRule }) {
  const { t } = useTranslation()
  const { fields, session } = useComposer()
  const change = useStructuralChange()
  const { channel, descriptor } = place
  const name = `networks.${descriptor.id}.options.${rule.key}`
  const label = t(`${name}.label`)
  const value = contentOfTab(fields, channel.id).options[rule.key]
  const set = (next: string | boolean | undefined) =>
    change(
      t('composer.did.option', { option: label }),
      f => writeOption(f, channel.id, rule.key, next),
      f => writeOption(f, channel.id, rule.key, value),
    )
  const type = (text: string) =>
    session.change(writeOption(session.state().fields, channel.id, rule.key, text === '' ? undefined : text))
  const help = t(`${name}.help`, { defaultValue: '' })
  const helpOf = help === '' ? {} : { help }
  switch (rule.kind) {
    case 'toggle':
      return (
        <div className="flex items-start gap-3">
          <Switch
            aria-label={label}
            checked={typeof value === 'boolean' ? value : rule.byDefault}
            onChange={on => set(on === rule.byDefault ? undefined : on)}
          />
          <div aria-hidden>
            <p>{label}</p>
            {help !== '' && <p className="text-sm text-ink-muted">{help}</p>}
          </div>
        </div>
      )
    case 'choice':
      return (
        <Field label={label} {...helpOf}>
          <Select
            value={typeof value === 'string' ? value : rule.byDefault}
            onChange={next => set(next === rule.byDefault ? undefined : next)}
            options={rule.values.map(v => ({ value: v, label: t(`${name}.values.${v}`) }))}
          />
        </Field>
      )
    case 'text':
      return (
        <Field label={label} {...helpOf} optional={t('common.optional')}>
          <TextInput
            value={typeof value === 'string' ? value : ''}
            onChange={type}
            maxLength={rule.maxLength}
          />
        </Field>
      )
  }
}
