import { use, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fontFamilies, ownFontId } from '#shared/design/fontFamilies.ts'
import { Combobox } from '../../../ui/Combobox.tsx'
import type { ComboboxOption } from '../../../ui/Combobox.tsx'
import { introduceFont } from '../fonts/loadFonts.ts'
import { StudioContext } from '../StudioContext.ts'
import { useOwnFonts } from './useOwnFonts.ts'
import type { OwnFont } from './useOwnFonts.ts'

export interface FontPickerProps {
  label: string
  /** Null: several that differ. */
  value: string | null
  onChange: (family: string, mode: 'step') => void
  /** Whose own fonts there are; in the editor those of its project. */
  projectId?: string
  /** False where the brand's own fonts are being chosen. */
  brand?: boolean
}

/** A family of fonts, each drawn in itself: the brand's, her own, then the packaged ones by what they are good for. */
export function FontPicker({ label, value, onChange, projectId, brand = true }: FontPickerProps) {
  const { t } = useTranslation()
  const kit = use(StudioContext)?.kit ?? null
  const own = useOwnFonts(projectId)
  const [isOpened, setOpened] = useState(false)
  const ofBrand: ComboboxOption[] =
    kit === null || !brand
      ? []
      : (['heading', 'body'] as const).map(part => ({
          value: `brand:${part}`,
          label: t(`studioInspector.fonts.brand.${part}`),
          note: ownFontId(kit[part].family) === null ? kit[part].family : nameOf(own, kit[part].family),
          group: t('studioInspector.fonts.ofBrand'),
          face: kit[part].family,
        }))
  const options: ComboboxOption[] = [
    ...ofBrand,
    ...own.map(({ family, name }) => ({
      value: family,
      label: name,
      group: t('studioInspector.fonts.own'),
      face: family,
    })),
    ...fontFamilies.map(({ family, kind }) => ({
      value: family,
      label: family,
      group: t(`studioInspector.fonts.kinds.${kind}`),
      face: family,
    })),
  ]
  const known = options.some(option => option.value === value)
  const missing: ComboboxOption[] =
    value === null || known ? [] : [{ value, label: t('studioInspector.fonts.missing'), group: '' }]
  // Only what is shown is made known to the page: the list once it was opened, before that the chosen one.
  const shown = isOpened ? options : options.filter(option => option.value === value)
  const faces = shown.map(({ face }) => face ?? '').join()
  useEffect(() => {
    for (const face of faces.split(',')) if (face !== '') void introduceFont(face)
  }, [faces])
  return (
    <Combobox
      aria-label={label}
      size="sm"
      value={value}
      onChange={family => onChange(family, 'step')}
      options={[...missing, ...options]}
      placeholder={t('studioInspector.mixed')}
      onOpenChange={open => setOpened(isOpened || open)}
    />
  )
}

const nameOf = (own: readonly OwnFont[], family: string): string =>
  own.find(font => font.family === family)?.name ?? ''
