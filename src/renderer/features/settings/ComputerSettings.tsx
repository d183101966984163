import { Copy, ShieldCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '#shared/contract/app.ts'
import type { Settings } from '#shared/model/settings.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { showToast } from '../../ui/toast.ts'
import { Rows } from '../../ui/Rows.tsx'
import { CaptureKeysField } from './CaptureKeysField.tsx'
import { useSettingsChange } from './useSettingsChange.ts'

interface ComputerSettingsProps {
  settings: Settings
  info: AppInfo
}

/** Notices, starting with the computer, where the data is and how secrets are kept. */
export function ComputerSettings({ settings, info }: ComputerSettingsProps) {
  const { t } = useTranslation()
  const change = useSettingsChange(settings)
  const { data: keyState = 'absent' } = useQueryOf('app.captureKeys', undefined)
  const copyFolder = () =>
    void navigator.clipboard.writeText(info.profileDir).then(
      () => showToast({ title: t('common.copied'), tone: 'success' }),
      () => showToast({ title: t('settings.copyFailed'), tone: 'danger' }),
    )
  return (
    <Panel variant="card" title={t('settings.computer')}>
      <Rows>
        <Field layout="row" label={t('settings.notifications')} help={t('settings.notificationsHelp')}>
          <AtEnd>
            <Switch checked={settings.notifications} onChange={notifications => change({ notifications })} />
          </AtEnd>
        </Field>
        {info.canStartWithComputer && (
          <Field layout="row" label={t('settings.start')} help={t('settings.startHelp')}>
            <AtEnd>
              <Switch
                checked={settings.startWithComputer === 'yes'}
                onChange={on => change({ startWithComputer: on ? 'yes' : 'no' })}
              />
            </AtEnd>
          </Field>
        )}
        {keyState !== 'absent' && (
          <Field layout="row" label={t('settings.capture')} help={t('settings.captureHelp')}>
            <AtEnd>
              <Switch
                checked={settings.captureAnywhere}
                onChange={captureAnywhere => change({ captureAnywhere })}
              />
            </AtEnd>
          </Field>
        )}
        {keyState !== 'absent' && settings.captureAnywhere && (
          <CaptureKeysField
            keys={settings.captureKeys}
            state={keyState}
            onChange={captureKeys => change({ captureKeys })}
          />
        )}
        <div className="flex items-start justify-between gap-6 py-3">
          <div className="min-w-0">
            <p className="font-medium">{t('settings.data')}</p>
            <p className="font-mono text-sm break-all text-ink-muted select-text">{info.profileDir}</p>
          </div>
          <IconButton icon={Copy} size="sm" label={t('common.copy')} onClick={copyFolder} />
        </div>
        <Secrets keptBy={info.secretsKeptBy} />
      </Rows>
    </Panel>
  )
}

function AtEnd({ children }: { children: ReactNode }) {
  return <div className="flex justify-end">{children}</div>
}

/** How logins are kept; plain text is said loudly. */
function Secrets({ keptBy }: { keptBy: AppInfo['secretsKeptBy'] }) {
  const { t } = useTranslation()
  const isPlain = keptBy === 'plainText'
  return (
    <div className="py-3">
      <p className="font-medium">{t('settings.secrets')}</p>
      <p
        role={isPlain ? 'alert' : undefined}
        className={
          isPlain
            ? 'mt-1.5 flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning'
            : 'flex items-start gap-1.5 text-sm text-ink-muted'
        }
      >
        <span className="mt-0.5">
          <Icon icon={isPlain ? TriangleAlert : ShieldCheck} size={isPlain ? 16 : 14} />
        </span>
        {t(`settings.secretsKeptBy.${keptBy}`)}
      </p>
    </div>
  )
}
