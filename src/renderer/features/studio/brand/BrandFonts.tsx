import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { weightsOf } from '#shared/design/fontFamilies.ts'
import { Select } from '../../../ui/Select.tsx'
import { introduceFont } from '../fonts/loadFonts.ts'
import { FontPicker } from '../pickers/FontPicker.tsx'
import type { PartProps } from './BrandEditor.tsx'
import { BrandPart } from './BrandPart.tsx'

/** The families for headings and for text, with a sample of each. */
export function BrandFonts({ brand, change }: PartProps) {
  const { t } = useTranslation()
  return (
    <BrandPart title={t('studioBrand.fonts')}>
      {(['heading', 'body'] as const).map(part => {
        const { family, weight } = brand.kit[part]
        const label = t(`studioBrand.fontOf.${part}`)
        const weights = [...new Set([...weightsOf(family), weight])].sort((a, b) => a - b)
        return (
          <div key={part} className="flex flex-col gap-1.5 rounded-md border p-2">
            <span className="text-sm text-ink-muted">{label}</span>
            <Sample part={part} family={family} weight={weight} />
            <div className="grid grid-cols-[1fr_4.75rem] gap-1.5">
              <FontPicker
                label={label}
                brand={false}
                projectId={brand.projectId}
                value={family}
                onChange={next =>
                  change(t('studioBrand.fontChanged'), {
                    [part]: { family: next, weight: nearest(weightsOf(next), weight) },
                  })
                }
              />
              <Select
                size="sm"
                aria-label={t('studioBrand.weightOf', { font: label })}
                value={weight}
                onChange={next => change(t('studioBrand.fontChanged'), { [part]: { family, weight: next } })}
                options={weights.map(value => ({ value, label: String(value) }))}
              />
            </div>
          </div>
        )
      })}
    </BrandPart>
  )
}

interface SampleProps {
  part: 'heading' | 'body'
  family: string
  weight: number
}

/** A pangram of Swahili and Russian letters would say more of the font, but nobody reads it: a line she might post. */
function Sample({ part, family, weight }: SampleProps) {
  const { t } = useTranslation()
  useEffect(() => {
    void introduceFont(family)
  }, [family])
  return (
    <span
      dir="auto"
      className={part === 'heading' ? 'text-xl leading-tight' : 'text-base'}
      style={{ fontFamily: JSON.stringify(family), fontWeight: weight }}
    >
      {t(`studioBrand.sampleOf.${part}`)}
    </span>
  )
}

/** The weight of a family that is nearest to one. */
const nearest = (weights: readonly number[], to: number): number =>
  weights.reduce((best, one) => (Math.abs(one - to) < Math.abs(best - to) ? one : best), weights[0] ?? to)
