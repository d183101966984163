import { useTranslation } from 'react-i18next'
import type { Design } from '#shared/design/design.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { formatName } from '../formatName.ts'
import { kindFacts, pixelsOf } from './OutputWish.ts'
import type { OutputKind } from './OutputWish.ts'

interface ChoiceProps {
  design: Design
  chosen: readonly string[]
  onChange: (ids: readonly string[]) => void
}

const toggled = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter(one => one !== id) : [...ids, id]

/** Which formats are saved, each with the pixels it will have. */
export function FormatChoice({
  design,
  chosen,
  onChange,
  scale,
  kind,
}: ChoiceProps & { scale: number; kind: OutputKind }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { formats } = design
  return (
    <fieldset className="flex flex-col gap-2">
      <Head
        label={t('studioOutput.formats')}
        all={formats.map(({ id }) => id)}
        chosen={chosen}
        onChange={onChange}
      />
      <div className="grid max-h-44 grid-cols-2 gap-x-4 gap-y-2 overflow-y-auto">
        {formats.map(one => {
          const { width, height } = pixelsOf(one, kindFacts[kind].scales ? scale : 1)
          return (
            <Checkbox
              key={one.id}
              checked={chosen.includes(one.id)}
              onChange={() => onChange(toggled(chosen, one.id))}
              label={formatName(t, one)}
              help={`${format.number(width)} × ${format.number(height)}`}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** Which pages of a carousel are saved. */
export function PageChoice({ design, chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  const { pages } = design
  return (
    <fieldset className="flex flex-col gap-2">
      <Head
        label={t('studioOutput.pages')}
        all={pages.map(({ id }) => id)}
        chosen={chosen}
        onChange={onChange}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {pages.map(({ id }, at) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onChange={() => onChange(toggled(chosen, id))}
            label={t('studioOutput.page', { number: at + 1 })}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface HeadProps {
  label: string
  all: readonly string[]
  chosen: readonly string[]
  onChange: (ids: readonly string[]) => void
}

function Head({ label, all, chosen, onChange }: HeadProps) {
  const { t } = useTranslation()
  const isAll = all.every(id => chosen.includes(id))
  return (
    <legend className="contents">
      <span className="flex items-baseline justify-between gap-4">
        <span className="font-medium">{label}</span>
        {all.length > 1 && (
          <button
            type="button"
            className="text-sm text-ink-muted underline hover:text-ink"
            onClick={() => onChange(isAll ? [] : all)}
          >
            {isAll ? t('studioOutput.none') : t('studioOutput.all')}
          </button>
        )}
      </span>
    </legend>
  )
}
