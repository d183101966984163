import { useTranslation } from 'react-i18next'
import type { SourceTrouble } from '#shared/model/source.ts'

/** Why a source could not be read, in a sentence. */
export function TroubleText({ trouble }: { trouble: SourceTrouble }) {
  const { t } = useTranslation()
  return <>{t(`watching.trouble.${trouble.key}`, trouble.params)}</>
}
