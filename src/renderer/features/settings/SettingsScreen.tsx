import { useTranslation } from 'react-i18next'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { ShortcutTable } from '../../commands/ShortcutList.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ComputerSettings } from './ComputerSettings.tsx'
import { LookSettings } from './LookSettings.tsx'
import { PublishingSettings } from './PublishingSettings.tsx'

/** Everything a person can set, in one column; each change holds at once. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const settings = useQueryOf('settings.get', undefined)
  const info = useQueryOf('app.info', undefined)
  const content = () => {
    if (settings.data === undefined || info.data === undefined) {
      const failed = [settings, info].find(query => query.isError)
      return failed === undefined ? (
        <Skeleton shape="rows" count={8} />
      ) : (
        <QueryError error={failed.error} retry={failed.refetch} />
      )
    }
    return (
      <div className="flex flex-col gap-6">
        <LookSettings settings={settings.data} />
        <PublishingSettings settings={settings.data} />
        <ComputerSettings settings={settings.data} info={info.data} />
        <Panel variant="card" title={t('commands.shortcuts')} padding="md">
          <ShortcutTable />
        </Panel>
        <p className="text-sm text-ink-muted">
          {t('settings.about', { version: info.data.version, platform: info.data.platform })}{' '}
          {t(`settings.hosts.${info.data.host}`)}
        </p>
      </div>
    )
  }
  return (
    <Screen title={t('settings.title')} width="narrow">
      {content()}
    </Screen>
  )
}
