import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { contrastOf } from '#shared/design/contrastOf.ts'
import { brandColours } from '#shared/design/paint.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { PartProps } from './BrandEditor.tsx'
import { BrandPart } from './BrandPart.tsx'
import { ColourChoice } from './ColourChoice.tsx'

/** As many as a kit may have beyond the five (see `BrandKit`). */
const mostMore = 24
/** What text must have on its ground to be read (WCAG AA). */
const readable = 4.5

/** The five colours with a part to play, and hers beyond those. */
export function BrandColours({ brand, change }: PartProps) {
  const { t } = useTranslation()
  const { colours, more } = brand.kit
  const label = t('studioBrand.colourChanged')
  const setMore = (next: string[]) => change(label, { more: next })
  const isFaint = contrastOf(colours.ink, colours.paper) < readable
  return (
    <BrandPart title={t('studioBrand.colours')}>
      <ul className="flex flex-col gap-1">
        {brandColours.map(part => (
          <li key={part} className="flex items-center gap-2.5">
            <ColourChoice
              label={t(`studioBrand.parts.${part}`)}
              value={colours[part]}
              onChange={colour => change(label, { colours: { ...colours, [part]: colour } })}
            />
            <span className="flex min-w-0 flex-1 flex-col leading-tight">
              <span>{t(`studioBrand.parts.${part}`)}</span>
              <span className="truncate text-sm text-ink-muted">{t(`studioBrand.uses.${part}`)}</span>
            </span>
            <span className="text-sm text-ink-muted uppercase tabular">{colours[part]}</span>
          </li>
        ))}
      </ul>
      {isFaint && <p className="text-sm text-warning">{t('studioBrand.faint')}</p>}
      <div className="flex flex-wrap items-center gap-1.5">
        {more.map((colour, index) => (
          <span key={`${index} ${colour}`} className="group relative">
            <ColourChoice
              label={t('studioBrand.moreNumber', { number: index + 1 })}
              value={colour}
              onChange={next => setMore(more.map((one, at) => (at === index ? next : one)))}
            />
            <button
              type="button"
              aria-label={t('studioBrand.removeColour', { colour })}
              onClick={() => setMore(more.filter((_, at) => at !== index))}
              className="absolute -inset-e-1.5 -top-1.5 flex size-4 items-center justify-center rounded-full bg-ink text-paper opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
            >
              <X size={10} strokeWidth={2.5} aria-hidden />
            </button>
          </span>
        ))}
        {more.length < mostMore && (
          <IconButton
            size="sm"
            variant="secondary"
            icon={Plus}
            label={t('studioBrand.addColour')}
            onClick={() => setMore([...more, colours.accent])}
          />
        )}
      </div>
    </BrandPart>
  )
}
