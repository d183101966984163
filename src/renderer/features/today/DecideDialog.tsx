import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { Decision, DeliveryCard } from '#shared/model/delivery.ts'
import { isWebUrl } from '#shared/model/isWebUrl.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCommandOf } from '../../bridge/useCommandOf.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { LedgerLines } from '../../lib/LedgerLines.tsx'
import { ProblemNote } from '../../lib/ProblemNote.tsx'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

interface DecideDialogProps {
  delivery: DeliveryCard
  channel: Channel | undefined
  onClose: () => void
}

const kinds: readonly Decision['kind'][] = ['askNetwork', 'isOut', 'publishNow', 'skip']

/** Nobody knows whether it is out: shows exactly what is known, and lets her say. */
export function DecideDialog({ delivery, channel, onClose }: DecideDialogProps) {
  const { t } = useTranslation()
  const known = useQueryOf('deliveries.get', { id: delivery.id })
  const decide = useCommandOf('deliveries.decide')
  const openLink = useOpenLink()
  const [kind, setKind] = useState<Decision['kind']>('askNetwork')
  const [link, setLink] = useState('')
  const linkIsWrong = link.trim() !== '' && !isWebUrl(link.trim())
  const channelUrl = channel?.url ?? null

  const apply = () => {
    if (kind === 'isOut' && linkIsWrong) return
    const decision: Decision =
      kind === 'isOut' ? { kind, url: link.trim() === '' ? null : link.trim() } : { kind }
    decide.mutate({ id: delivery.id, decision }, { onSuccess: onClose })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={t('today.decideTitle')}
      description={<span className="line-clamp-2">{delivery.excerpt}</span>}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" busy={decide.isPending} onClick={apply}>
            {t(`today.decision.${kind}.button`)}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-6">
        <div className="flex min-w-0 flex-col gap-3">
          {delivery.problem !== null && <ProblemNote problem={delivery.problem} />}
          {channelUrl !== null && (
            <div>
              <TextLink external onClick={() => openLink(channelUrl)}>
                {t('today.lookAt', { channel: channel?.name })}
              </TextLink>
            </div>
          )}
          <RadioGroup<Decision['kind']>
            aria-label={t('today.decideTitle')}
            value={kind}
            onChange={setKind}
            options={kinds.map(value => ({
              value,
              label: t(`today.decision.${value}.label`),
              help: t(`today.decision.${value}.help`),
            }))}
          />
          {kind === 'isOut' && (
            <Field
              label={t('today.link')}
              optional={t('common.optional')}
              error={linkIsWrong ? t('today.linkWrong') : null}
            >
              <TextInput type="url" value={link} onChange={setLink} placeholder="https://" />
            </Field>
          )}
          {decide.isError && <QueryError error={decide.error} />}
        </div>
        <div
          // A region that scrolls must be reachable by keyboard.
          tabIndex={0}
          role="region"
          aria-label={t('today.whatIsKnown')}
          className="max-h-96 min-w-0 overflow-y-auto rounded-md bg-sunken px-3 py-2"
        >
          <h3 className="pb-1 font-medium">{t('today.whatIsKnown')}</h3>
          {known.data === undefined ? (
            known.isError ? (
              <QueryError error={known.error} retry={known.refetch} />
            ) : (
              <Skeleton shape="lines" count={6} />
            )
          ) : (
            <LedgerLines lines={known.data.ledger} ofOneDelivery />
          )}
        </div>
      </div>
    </Dialog>
  )
}
