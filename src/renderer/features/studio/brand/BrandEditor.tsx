import { useTranslation } from 'react-i18next'
import type { Brand } from '#shared/model/brand.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useChangeBrand } from '../../../lib/useBrand.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { StudioContext } from '../StudioContext.ts'
import { BrandColours } from './BrandColours.tsx'
import { BrandFontFiles } from './BrandFontFiles.tsx'
import { BrandFonts } from './BrandFonts.tsx'
import { BrandLogos } from './BrandLogos.tsx'
import type { BrandLogosProps } from './BrandLogos.tsx'

interface BrandEditorProps {
  projectId: string
  /** Side by side where there is room, below each other in a panel. */
  layout: 'panel' | 'page'
  /** Where a logo can be put into something. */
  onUseLogo?: BrandLogosProps['onUse']
}

/** Colours, fonts and logos of a project; each change holds at once, for everything that is made with them. */
export function BrandEditor({ projectId, layout, onUseLogo }: BrandEditorProps) {
  const { t } = useTranslation()
  const brand = useQueryOf('brand.get', { projectId })
  const change = useChangeBrand()
  if (brand.data === undefined) {
    return brand.isError ? (
      <QueryError error={brand.error} retry={brand.refetch} />
    ) : (
      <Skeleton shape="rows" count={5} />
    )
  }
  const parts: PartProps = {
    brand: brand.data,
    change: (label, fields) => change(brand.data, label, fields),
  }
  const { own } = brand.data
  const follows = own.colours === undefined && own.heading === undefined && own.body === undefined
  return (
    // Here the brand itself is chosen, so nothing can be chosen that is named after it.
    <StudioContext value={null}>
      <div className={layout === 'page' ? 'grid grid-cols-2 gap-x-8 gap-y-6' : 'flex flex-col gap-5'}>
        <BrandColours {...parts} />
        <BrandFonts {...parts} />
        <BrandLogos {...parts} {...(onUseLogo === undefined ? {} : { onUse: onUseLogo })} />
        <BrandFontFiles projectId={projectId} />
        {follows ? (
          <p className="text-sm text-ink-muted">{t('studioBrand.follows')}</p>
        ) : (
          <div>
            <Button
              size="sm"
              onClick={() =>
                parts.change(t('studioBrand.reset'), { colours: null, heading: null, body: null })
              }
            >
              {t('studioBrand.reset')}
            </Button>
          </div>
        )}
      </div>
    </StudioContext>
  )
}

/** What each part of the editor gets. */
export interface PartProps {
  brand: Brand
  change: (label: string, fields: Parameters<ReturnType<typeof useChangeBrand>>[2]) => void
}
