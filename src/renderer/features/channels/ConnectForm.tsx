import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { ConnectWay, Descriptor } from '#shared/network/descriptor.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { Row, Stack } from '../../ui/Stack.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { CheckList } from './CheckList.tsx'
import { useConnecting } from './useConnecting.ts'
import type { ConnectingState } from './useConnecting.ts'
import { useOpenInBrowser } from './useOpenInBrowser.ts'

interface ConnectFormProps {
  network: Descriptor
  /** The channel that gets a new login, or null for a new channel. */
  reconnecting: Channel | null
  /** Keeps what was found; answers what went wrong, or null. */
  onKeep: (ticket: string) => Promise<unknown>
  onBack: (() => void) | null
}

/** The steps of one network, in plain words, each checked live. */
export function ConnectForm({ network, reconnecting, onKeep, onBack }: ConnectFormProps) {
  const { t } = useTranslation()
  const [wayId, setWayId] = useState(network.connectWays[0]?.id)
  const way = network.connectWays.find(w => w.id === wayId) ?? network.connectWays[0]
  if (way === undefined) return null
  return (
    <Stack gap={4}>
      {network.connectWays.length > 1 && (
        <SegmentedControl
          aria-label={t('channels.way')}
          value={way.id}
          onChange={setWayId}
          segments={network.connectWays.map(({ id }) => ({
            value: id,
            label: t(`networks.${network.id}.ways.${id}.title`),
          }))}
        />
      )}
      <WayForm key={way.id} {...{ network, way, reconnecting, onKeep, onBack }} />
    </Stack>
  )
}

function WayForm({ network, way, reconnecting, onKeep, onBack }: ConnectFormProps & { way: ConnectWay }) {
  const { t } = useTranslation()
  const formId = useId()
  const openInBrowser = useOpenInBrowser()
  const [fields, setFields] = useState<Record<string, string>>({})
  const [keepError, setKeepError] = useState<unknown>(null)
  const [keeping, setKeeping] = useState(false)
  const connecting = useConnecting({ network, way, fields, openInBrowser })
  const { state, error } = connecting
  const missing = way.fields.some(f => f.required && (fields[f.key] ?? '').trim() === '')
  const ticket = state.step === 'checked' ? state.result.ticket : null

  const keep = async () => {
    if (ticket === null) return
    setKeeping(true)
    const problem = await onKeep(ticket)
    setKeepError(problem)
    setKeeping(false)
    // A ticket works once; with a problem the login is checked again.
    if (problem !== null) connecting.back()
  }

  return (
    <form
      id={formId}
      onSubmit={event => {
        event.preventDefault()
        void (ticket === null ? connecting.check() : keep())
      }}
    >
      <Stack gap={4}>
        <Steps text={t(`networks.${network.id}.steps.${way.id}`)} />
        {way.fields.map((field, index) => (
          <Field
            key={field.key}
            label={t(`networks.${network.id}.fields.${field.key}.label`)}
            help={t(`networks.${network.id}.fields.${field.key}.help`)}
            {...(field.required ? {} : { optional: t('common.optional') })}
          >
            <TextInput
              type={field.kind === 'secret' ? 'password' : 'text'}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus={index === 0}
              placeholder={field.placeholder}
              value={fields[field.key] ?? ''}
              onChange={value => {
                setFields({ ...fields, [field.key]: value })
                if (state.step === 'checked') connecting.back()
              }}
            />
          </Field>
        ))}
        <Progress state={state} connecting={connecting} openInBrowser={openInBrowser} />
        {error !== null && <QueryError error={error} retry={() => void connecting.check()} />}
        {keepError !== null && <QueryError error={keepError} retry={() => void connecting.check()} />}
        <Row justify="end">
          {onBack !== null && <Button onClick={onBack}>{t('channels.otherNetwork')}</Button>}
          {ticket === null ? (
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
      </Stack>
    </form>
  )
}

/** Numbered where there is more than one. */
function Steps({ text }: { text: string }) {
  const steps = text.split('\n')
  if (steps.length === 1) return <p className="text-ink-muted">{steps[0]}</p>
  return (
    <ol className="list-decimal space-y-1 ps-5 text-ink-muted">
      {steps.map(step => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}

interface ProgressProps {
  state: ConnectingState
  connecting: ReturnType<typeof useConnecting>
  openInBrowser: (url: string) => void
}

function Progress({ state, connecting, openInBrowser }: ProgressProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  switch (state.step) {
    case 'fill':
      return null
    case 'checking':
      return <Waiting text={t('channels.checking')} />
    case 'checked':
      return (
        <Stack gap={3}>
          <CheckList checks={state.result.checks} />
          {state.result.account !== null && (
            <p className="rounded-md bg-success-soft px-3 py-2">
              {t('channels.found', {
                name: state.result.account.name,
                handle: state.result.account.handle,
              })}
            </p>
          )}
        </Stack>
      )
    case 'browser':
      return (
        <Stack gap={3}>
          <Waiting text={t('channels.waitingForBrowser')} />
          <Row wrap>
            <TextLink external onClick={() => openInBrowser(state.authorizeUrl)}>
              {t('channels.openAgain')}
            </TextLink>
            <Button size="sm" onClick={connecting.cancel}>
              {t('common.cancel')}
            </Button>
          </Row>
          <Field label={t('channels.code')} help={t('channels.codeHelp')} optional={t('common.optional')}>
            <Row>
              <TextInput value={code} onChange={setCode} autoComplete="off" spellCheck={false} />
              <Button disabled={code.trim() === ''} onClick={() => void connecting.pasteCode(code.trim())}>
                {t('channels.useCode')}
              </Button>
            </Row>
          </Field>
        </Stack>
      )
  }
}

function Waiting({ text }: { text: string }) {
  return (
    <div role="status" className="flex items-center gap-2 text-ink-muted">
      <Spinner />
      {text}
    </div>
  )
}
