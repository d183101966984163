import { useTranslation } from 'react-i18next'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** The ghost of the composer while its post loads. */
export function ComposerSkeleton({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation()
  return (
    <Screen title={isNew ? t('composer.newPost') : t('composer.title')} width="full">
      <div className="flex min-h-0 flex-1 border-t">
        <div className="flex min-w-0 flex-1 flex-col gap-4 px-6 py-4">
          <div className="h-8">
            <Skeleton shape="lines" count={1} />
          </div>
          <div className="h-64">
            <Skeleton shape="block" />
          </div>
        </div>
        <div className="w-[25rem] shrink-0 border-s bg-paper p-4">
          <Skeleton shape="cards" count={2} />
        </div>
      </div>
    </Screen>
  )
}
