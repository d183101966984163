import { Palette } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { useDesignOfPost } from './useDesignOfPost.ts'

/** Opens the design of the post in the studio, or begins one. */
export function DesignButton() {
  const { t } = useTranslation()
  const { design, isBusy, open } = useDesignOfPost()
  return (
    <Button variant="quiet" size="sm" icon={Palette} busy={isBusy} onClick={open}>
      {design === null ? t('composer.design.begin') : t('composer.design.open')}
    </Button>
  )
}
