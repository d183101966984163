import { Check, Pipette } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { brandColours } from '#shared/design/paint.ts'
import type { Paint } from '#shared/design/paint.ts'
import { ColourArea } from '../../../ui/ColourArea.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { readableOn } from '../../../ui/readableOn.ts'
import { SliderField } from '../../../ui/SliderField.tsx'
import { Row, Stack } from '../../../ui/Stack.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { chequered } from './PaintSwatch.tsx'
import { pickFromScreen } from './pickFromScreen.ts'
import { recentPaints, rememberPaint } from './recentPaints.ts'
import { usePaints } from './usePaints.ts'

export interface PaintEditorProps {
  /** Null: several that differ. */
  value: Paint | null
  /** `merge`: it is still being mixed; the editor itself ends the step. */
  onChange: (paint: Paint, mode: 'step' | 'merge') => void
  /** False where nothing may show through. */
  alpha?: boolean
}

const unmixed = '#808080'
const mostOfDesign = 14

/** Chooses a colour, in place: the brand's first, then those of the design, those of late, and any other. */
export function PaintEditor({ value, onChange, alpha = true }: PaintEditorProps) {
  const { t } = useTranslation()
  const paints = usePaints()
  const [own] = useState(() => ({ design: paints.inDesign().slice(0, mostOfDesign), recent: recentPaints() }))
  const [draft, setDraft] = useState<string | null>(null)
  // What she mixed and stayed with is at hand the next time.
  const mixed = useRef<Paint | null>(null)
  useEffect(
    () => () => {
      if (mixed.current !== null) rememberPaint(mixed.current)
    },
    [],
  )
  const shown = value === null ? unmixed : paints.resolve(value)
  const opaque = shown.slice(0, 7)
  const opacity = shown.length === 9 ? Number.parseInt(shown.slice(7), 16) / 255 : 1
  const pick = (paint: Paint) => {
    setDraft(null)
    mixed.current = null
    onChange(paint, 'step')
    paints.done()
  }
  const mix = (colour: string, share: number, mode: 'step' | 'merge') => {
    setDraft(null)
    mixed.current = withOpacity(colour, share)
    onChange(mixed.current, mode)
  }
  const type = (text: string) => {
    setDraft(text)
    const paint = readHex(text, alpha)
    if (paint === null) return
    mixed.current = paint.length === 7 ? withOpacity(paint, opacity) : paint
    onChange(mixed.current, 'merge')
  }
  const swatches = (list: readonly SwatchChoice[], label: string) => (
    <Swatches label={label} choices={list} value={value} onPick={pick} resolve={paints.resolve} />
  )
  const plain = (list: readonly Paint[]): SwatchChoice[] => list.map(paint => ({ paint, name: paint }))
  const recent = own.recent.filter(paint => !own.design.includes(paint))
  return (
    <Stack gap={3}>
      {paints.kit !== null &&
        swatches(
          [
            ...brandColours.map(part => ({
              paint: `brand:${part}`,
              name: t(`studioInspector.brand.${part}`),
            })),
            ...plain(paints.kit.more),
          ],
          t('studioInspector.paint.brand'),
        )}
      {own.design.length > 0 && swatches(plain(own.design), t('studioInspector.paint.inDesign'))}
      {recent.length > 0 && swatches(plain(recent), t('studioInspector.paint.recent'))}
      <ColourArea value={opaque} onChange={colour => mix(colour, opacity, 'merge')} onDone={paints.done} />
      {alpha && (
        <SliderField
          label={t('studioInspector.paint.opacity')}
          value={Math.round(opacity * 100)}
          onChange={(percent, mode) => mix(opaque, percent / 100, mode)}
          onDone={paints.done}
          min={0}
          max={100}
          rest={100}
          unit="%"
        />
      )}
      <Row gap={1}>
        <TextInput
          size="sm"
          aria-label={t('studioInspector.paint.hex')}
          value={draft ?? (value === null ? '' : shown)}
          placeholder={t('studioInspector.mixed')}
          maxLength={9}
          spellCheck={false}
          onChange={type}
          onFocus={event => event.currentTarget.select()}
          onBlur={() => {
            setDraft(null)
            paints.done()
          }}
        />
        {'EyeDropper' in globalThis && (
          <IconButton
            size="sm"
            icon={Pipette}
            label={t('studioInspector.paint.fromScreen')}
            onClick={() =>
              void pickFromScreen().then(colour => {
                if (colour === null) return
                pick(colour)
                rememberPaint(colour)
              })
            }
          />
        )}
      </Row>
    </Stack>
  )
}

const withOpacity = (colour: string, share: number): Paint =>
  share >= 1
    ? colour.slice(0, 7)
    : `${colour.slice(0, 7)}${Math.round(share * 255)
        .toString(16)
        .padStart(2, '0')}`

/** `#abc`, `aabbcc` and the like as `#aabbcc`, with two more digits where something may show through; else null. */
function readHex(text: string, alpha: boolean): Paint | null {
  const digits = text.trim().replace(/^#/, '').toLowerCase()
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map(digit => digit + digit).join('')}`
  return /^[0-9a-f]{6}$/.test(digits) || (alpha && /^[0-9a-f]{8}$/.test(digits)) ? `#${digits}` : null
}

interface SwatchChoice {
  paint: Paint
  name: string
}

interface SwatchesProps {
  label: string
  choices: readonly SwatchChoice[]
  value: Paint | null
  onPick: (paint: Paint) => void
  resolve: (paint: Paint) => string
}

function Swatches({ label, choices, value, onPick, resolve }: SwatchesProps) {
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-1">
      <span className="text-sm text-ink-muted">{label}</span>
      <div className="grid grid-cols-7 gap-1.5">
        {choices.map(({ paint, name }) => {
          const colour = resolve(paint)
          const isChosen = value?.toLowerCase() === paint.toLowerCase()
          return (
            <button
              key={paint}
              type="button"
              title={name}
              aria-label={name}
              aria-pressed={isChosen}
              onClick={() => onPick(paint)}
              className="relative flex size-7 items-center justify-center overflow-hidden rounded-md border"
              style={{ background: chequered, color: readableOn(colour.slice(0, 7)) }}
            >
              <span className="absolute inset-0" style={{ backgroundColor: colour }} />
              <span className="relative">{isChosen && <Icon icon={Check} size={14} />}</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}
