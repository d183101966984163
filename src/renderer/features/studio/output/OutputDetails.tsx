import { useTranslation } from 'react-i18next'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { kindFacts, mostScale } from './OutputWish.ts'
import type { RememberedOutput } from './rememberedOutput.ts'

interface OutputDetailsProps {
  remembered: RememberedOutput
  onChange: (remembered: RememberedOutput) => void
  /** Those that are saved. */
  formats: readonly DesignFormat[]
  hasSeveral: boolean
}

const scales = [0.5, 1, 1.5, 2, 3, 4]
/** Whatever is more than any format can be enlarged: each as large as it can be. */
const largest = 1000
const qualities = { best: 0.97, high: 0.92, medium: 0.82, small: 0.65 } as const

/** What a kind of file can be told besides: size, quality, bytes, transparency. */
export function OutputDetails({ remembered, onChange, formats, hasSeveral }: OutputDetailsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, scale, quality, maxKilobytes, transparent, asZip } = remembered
  const facts = kindFacts[kind]
  const set = (change: Partial<RememberedOutput>) => onChange({ ...remembered, ...change })
  const possible = scales.filter(one => formats.every(each => one <= mostScale(each)))
  return (
    <>
      <div className="grid grid-cols-3 gap-3 empty:hidden">
        {facts.scales && (
          <Field label={t('studioOutput.scale')}>
            <Select
              value={scale}
              onChange={next => set({ scale: next })}
              options={[
                ...possible.map(value => ({ value, label: `${format.number(value)} ×` })),
                { value: largest, label: t('studioOutput.largest') },
              ]}
            />
          </Field>
        )}
        {facts.quality && (
          <Field label={t('studioOutput.quality')}>
            <Select
              value={quality}
              onChange={next => set({ quality: next })}
              options={(Object.keys(qualities) as (keyof typeof qualities)[]).map(name => ({
                value: qualities[name],
                label: t(`studioOutput.qualities.${name}`),
              }))}
            />
          </Field>
        )}
        {facts.limits && (
          <Field label={t('studioOutput.maxKilobytes')} optional={t('common.optional')}>
            <TextInput
              inputMode="numeric"
              value={maxKilobytes}
              placeholder="1000"
              maxLength={6}
              onChange={next => set({ maxKilobytes: next.replace(/\D/g, '') })}
            />
          </Field>
        )}
      </div>
      {facts.transparent && (
        <Checkbox
          checked={transparent}
          onChange={next => set({ transparent: next })}
          label={t('studioOutput.transparent')}
        />
      )}
      {hasSeveral && (
        <Checkbox
          checked={asZip}
          onChange={next => set({ asZip: next })}
          label={t('studioOutput.asZip')}
          help={t('studioOutput.asZipHelp')}
        />
      )}
    </>
  )
}
