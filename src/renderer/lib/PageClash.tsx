import { Check, Combine, RotateCcw, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Clash } from './createPageSession.ts'
import { isSame } from './mergeBoth.ts'
import type { Autosaved } from './useAutosaved.ts'

interface PageClashProps<P extends object> {
  page: Pick<Autosaved<P>, 'clash' | 'settle'>
  /** What a field is called where it stands. */
  nameOf: (field: keyof P) => string
  /** Of what is no text but can be said in a few words. */
  wordsOf?: (value: P[keyof P] | undefined) => string
}

const sides = ['mine', 'theirs'] as const

/** Another window wrote in the same place: what both say, and the ways on. What she does not choose is one undo away. */
export function PageClash<P extends object>({ page, nameOf, wordsOf }: PageClashProps<P>) {
  const { t } = useTranslation()
  const { clash, settle } = page
  if (clash === null) return null
  const fields = Object.keys(clash.mine) as (keyof P)[]
  const names = [...new Set(fields.map(nameOf))].join(', ')
  return (
    <section
      role="alert"
      aria-label={t('pages.clash', { names })}
      className="sticky top-2 z-10 mb-6 flex flex-col gap-3 rounded-lg border bg-warning-soft p-4 shadow-float print:hidden"
    >
      <p className="flex items-start gap-2 font-medium text-warning">
        <span className="mt-0.5">
          <Icon icon={TriangleAlert} />
        </span>
        {t('pages.clash', { names })}
      </p>
      {fields.map(field => (
        <Sides key={String(field)} clash={clash} field={field} wordsOf={wordsOf ?? textOf} />
      ))}
      <div className="flex flex-wrap gap-2">
        {/* Of a date there is only one. */}
        {!isSame(clash.both, clash.mine) && (
          <Button size="sm" variant="primary" icon={Combine} onClick={() => settle('both')}>
            {t('pages.both')}
          </Button>
        )}
        <Button size="sm" icon={Check} onClick={() => settle('mine')}>
          {t('pages.mine')}
        </Button>
        <Button size="sm" icon={RotateCcw} onClick={() => settle('theirs')}>
          {t('pages.theirs')}
        </Button>
      </div>
    </section>
  )
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Words beside each other; what is no words is seen where it stands. */
function Sides<P extends object>({
  clash,
  field,
  wordsOf,
}: {
  clash: Clash<P>
  field: keyof P
  wordsOf: (value: P[keyof P] | undefined) => string | null
}) {
  const { t } = useTranslation()
  const words = { mine: wordsOf(clash.mine[field]), theirs: wordsOf(clash.theirs[field]) }
  if (words.mine === null || words.theirs === null) return null
  return (
    <dl className="grid grid-cols-2 gap-4">
      {sides.map(side => (
        <div key={side} className="min-w-0 rounded-md bg-surface p-2">
          <dt className="text-sm text-ink-muted">{t(`pages.sides.${side}`)}</dt>
          <dd dir="auto" className="max-h-40 overflow-y-auto break-words whitespace-pre-wrap">
            {words[side]}
          </dd>
        </div>
      ))}
    </dl>
  )
}
