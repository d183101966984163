import { Paintbrush } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { BrandEditor } from '../brand/BrandEditor.tsx'
import { useStudio } from '../StudioContext.ts'
import { putPicture } from './pieces/pictureLayers.ts'
import { SectionBody } from './pieces/SectionBody.tsx'

/** The brand of the project, to be changed here, and put over this design. */
export default function BrandSection() {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <SectionBody
      foot={
        <>
          <Button size="sm" full icon={Paintbrush} onClick={() => studio.run('applyBrand', {})}>
            {t('studioBrand.apply')}
          </Button>
          <p className="text-sm text-ink-muted">{t('studioBrand.applyHelp')}</p>
        </>
      }
    >
      <BrandEditor
        projectId={studio.card.projectId}
        layout="panel"
        onUseLogo={(logo, at) => putPicture(studio, logo, at)}
      />
    </SectionBody>
  )
}
