import { useTranslation } from 'react-i18next'
import { TextArea } from '../ui/TextArea.tsx'
import type { Autosaved } from './useAutosaved.ts'

/** The fields of a page that are texts. */
type TextKey<P> = { [K in keyof P]: P[K] extends string ? K : never }[keyof P] & string

interface InPlaceTextProps<P extends object> {
  page: Autosaved<P>
  field: TextKey<P>
  /** What it is about; shown above unless the section says it. */
  label: string
  showLabel?: boolean
  placeholder: string
  rows?: number
  maxLength?: number
}

/** A text of a page, written where it stands. Leaving it is one thing that can be taken back. */
export function InPlaceText<P extends object>(props: InPlaceTextProps<P>) {
  const { page, field, label, showLabel = false, placeholder, rows = 1, maxLength = 20_000 } = props
  const { t } = useTranslation()
  const area = (
    <TextArea
      variant="quiet"
      dir="auto"
      rows={rows}
      aria-label={label}
      maxLength={maxLength}
      placeholder={placeholder}
      value={page.fields[field] as string}
      onChange={text => page.change({ [field]: text } as unknown as Partial<P>)}
      {...page.writing(t('strategy.wrote', { what: label }), [field])}
    />
  )
  if (!showLabel) return area
  return (
    <div className="min-w-0">
      <div className="text-sm font-medium text-ink-muted">{label}</div>
      {area}
    </div>
  )
}
