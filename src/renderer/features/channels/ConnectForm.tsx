import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { ConnectWay, Descriptor } from '#shared/network/descriptor.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { Row, Stack } from '../../ui/Stack.tsx'
import { CheckList } from './CheckList.tsx'
import { FoundAccount } from './FoundAccount.tsx'
import { useConnecting } from './useConnecting.ts'
import type { KeepChannel } from './useKeepChannel.ts'
import { WaitingForBrowser } from './WaitingForBrowser.tsx'
import { WayFields } from './WayFields.tsx'
import { WaySteps } from './WaySteps.tsx'

interface ConnectFormProps {
  network: Descriptor
  /** The channel that gets a new login, or null for a new channel. */
  reconnecting: Channel | null
  /** Stands before the fields. */
  before: ReactNode
  /** Something was typed that would be lost by closing. */
  onTyping: () => void
  onKeep: KeepChannel
  onBack: (() => void) | null
}

/** The steps of one network in plain words, its fields, and what each check said. */
export function ConnectForm(props: ConnectFormProps) {
  const { network } = props
  const { t } = useTranslation()
  const [wayId, setWayId] = useState(network.connectWays[0]?.id)
  // What was typed is kept when she looks at another way and comes back.
  const [fields, setFields] = useState<Record<string, string>>({})
  const way = network.connectWays.find(w => w.id === wayId) ?? network.connectWays[0]
  if (way === undefined) return null
  return (
    <Stack gap={4} align="stretch">
      {network.connectWays.length > 1 && (
        <div>
          <SegmentedControl
            aria-label={t('channels.way')}
            value={way.id}
            onChange={setWayId}
            segments={network.connectWays.map(({ id }) => ({
              value: id,
              label: t(`networks.${network.id}.ways.${id}.title`),
            }))}
          />
        </div>
      )}
      <WayForm key={way.id} {...props} way={way} fields={fields} onFields={setFields} />
    </Stack>
  )
}

interface WayFormProps extends ConnectFormProps {
  way: ConnectWay
  fields: Record<string, string>
  onFields: (fields: Record<string, string>) => void
}

function WayForm(props: WayFormProps) {
  const { network, way, reconnecting, before, fields, onFields, onTyping, onKeep, onBack } = props
  const { t } = useTranslation()
  const openLink = useOpenLink()
  const [keepError, setKeepError] = useState<unknown>(null)
  const [keeping, setKeeping] = useState(false)
  const connecting = useConnecting({ network, way, fields, openLink })
  const { state } = connecting
  const error = connecting.error ?? keepError
  const missing = way.fields.some(f => f.required && (fields[f.key] ?? '').trim() === '')
  const result = state.step === 'checked' ? state.result : null

  const keep = async (ticket: string) => {
    setKeeping(true)
    const problem = await onKeep(ticket)
    setKeepError(problem)
    setKeeping(false)
    // A ticket works once; with a problem the login is checked again.
    if (problem !== null) connecting.back()
  }
  const change = (key: string, value: string) => {
    onTyping()
    onFields({ ...fields, [key]: value })
    setKeepError(null)
    if (state.step === 'checked') connecting.back()
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={event => {
        event.preventDefault()
        setKeepError(null)
        void (result?.ticket == null ? connecting.check() : keep(result.ticket))
      }}
    >
      <div className="grid grid-cols-[5fr_6fr] gap-8 max-md:grid-cols-1 max-md:gap-4">
        <Stack gap={3}>
          <p>{t(`networks.${network.id}.ways.${way.id}.note`)}</p>
          <WaySteps text={t(`networks.${network.id}.steps.${way.id}`)} />
          {state.step === 'checking' && <Spinner label={t('channels.checking')} />}
          {result !== null && <CheckList checks={result.checks} />}
        </Stack>
        <Stack gap={4}>
          {before}
          <WayFields network={network} way={way} values={fields} onChange={change} />
          {state.step === 'browser' && (
            <WaitingForBrowser
              onOpenAgain={() => openLink(state.authorizeUrl)}
              onCancel={connecting.cancel}
              onCode={code => void connecting.pasteCode(code)}
            />
          )}
          {result?.account != null && (
            <FoundAccount network={network} account={result.account} reconnecting={reconnecting} />
          )}
          {error !== null && <QueryError error={error} />}
        </Stack>
      </div>
      <Row justify="end">
        {onBack !== null && (
          <Button variant="quiet" onClick={onBack}>
            {t('channels.otherNetwork')}
          </Button>
        )}
        {result?.ticket == null ? (
          <Button
            type="submit"
            variant="primary"
            disabled={missing}
            busy={state.step === 'checking' || state.step === 'browser'}
          >
            {way.kind === 'oauth' ? t('channels.openBrowser') : t('channels.check')}
          </Button>
        ) : (
          <Button type="submit" variant="primary" busy={keeping} autoFocus>
            {reconnecting === null ? t('channels.connect') : t('channels.reconnect')}
          </Button>
        )}
      </Row>
    </form>
  )
}
