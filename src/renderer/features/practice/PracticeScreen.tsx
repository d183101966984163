import { useTranslation } from 'react-i18next'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

export function PracticeScreen() {
  const { t } = useTranslation()
  return (
    <Screen title={t('practice.title')}>
      <Skeleton />
    </Screen>
  )
}
