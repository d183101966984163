import { ExternalLink, Repeat2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { termsOf } from '#shared/model/delivery.ts'
import type { Delivery, Expiry } from '#shared/model/delivery.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { DeliveryStateMark } from '../../../lib/DeliveryStateMark.tsx'
import { ProblemNote } from '../../../lib/ProblemNote.tsx'
import { useHandOverWords } from '../../../lib/useHandOver.ts'
import { useOpenLink } from '../../../lib/useOpenLink.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { NetworkMark } from '../../../ui/NetworkMark.tsx'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { FlawNote, LimitFields, WhenFields } from './ChoiceFields.tsx'
import type { RowDialog } from './DeliveryRows.tsx'
import { useExpiryWords } from './ExpiryPicker.tsx'
import { choiceFor, movable } from './plan.ts'
import { RowMenu } from './RowMenu.tsx'
import { useRowActions } from './useRowActions.ts'

export interface DeliveryRowProps {
  place: Place
  /** Undefined until the post is stored with this channel. */
  delivery: Delivery | undefined
  open: (dialog: RowDialog) => void
}

/** One channel of the post: state, time, what went wrong, and what to do next. */
export function DeliveryRow({ place, delivery, open }: DeliveryRowProps) {
  const { t } = useTranslation()
  const { plan, planStore, project } = useComposer()
  const actions = useRowActions(place, delivery)
  const openLink = useOpenLink()
  const { channel, descriptor } = place
  const own = plan.own[channel.id]
  // What has disappeared has no place any more.
  const url = delivery === undefined || delivery.state === 'expired' ? null : delivery.url
  const next = actions.next
  const fieldProps = own && {
    choice: own,
    onChange: (choice: typeof own) => planStore.set({ ...plan, own: { ...plan.own, [channel.id]: choice } }),
    zone: project.zone,
    places: [place],
    label: t('composer.whenFor', { channel: channel.name }),
  }
  return (
    <li className="flex flex-col gap-2 px-3 py-2">
      <div className="flex min-h-8 items-center gap-2">
        <NetworkMark size={20} mark={descriptor.mark} colour={descriptor.colour} label={descriptor.name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{channel.name}</span>
          <RowTime place={place} delivery={delivery} />
        </span>
        <DeliveryStateMark state={delivery?.state ?? 'draft'} />
        {url !== null && /^https?:/.test(url) && (
          <IconButton
            size="sm"
            icon={ExternalLink}
            label={t('common.openLink')}
            onClick={() => openLink(url)}
          />
        )}
        {next !== null && (
          <Button size="sm" busy={actions.isBusy} onClick={next.run}>
            {t(next.label)}
          </Button>
        )}
        <RowMenu place={place} delivery={delivery} actions={actions} open={open} />
      </div>
      {delivery?.repost?.how === 'native' && (
        <p className="flex items-start gap-1.5 text-sm text-ink-muted">
          <span className="mt-0.5">
            <Icon icon={Repeat2} size={12} />
          </span>
          {t('reposts.sendsOn')}
        </p>
      )}
      {delivery?.problem != null && (
        <div
          className={`rounded-md px-3 py-2 ${delivery.state === 'failed' ? 'bg-danger-soft' : 'bg-warning-soft'}`}
        >
          <ProblemNote problem={delivery.problem} />
        </div>
      )}
      {fieldProps !== undefined && movable(delivery) && (
        <div className="flex flex-col gap-2 pb-1">
          <WhenFields {...fieldProps} />
          <FlawNote choice={fieldProps.choice} zone={project.zone} />
          <LimitFields {...fieldProps} />
        </div>
      )}
    </li>
  )
}

/** When it goes or went out there, and when it disappears. */
function RowTime({ place, delivery }: { place: Place; delivery: Delivery | undefined }) {
  const { t } = useTranslation()
  const { plan, project } = useComposer()
  const now = useNow()
  const format = useFormat(delivery?.zone ?? project.zone)
  const expiryWords = useExpiryWords(project.zone)
  const handOverWords = useHandOverWords()
  const choice = choiceFor(plan, place.channel.id)
  const price = (expiry: Expiry) => {
    const { placement } = termsOf(expiry)
    return placement !== undefined && format.money(placement.amountMinor, placement.currency)
  }
  const words = (() => {
    switch (delivery?.state) {
      case 'published':
        return [
          delivery.publishedAt !== null &&
            t('composer.rowOut', { when: format.whenInText(delivery.publishedAt, now) }),
          delivery.endedAt !== null &&
            t('composer.rowEnded', { when: format.whenInText(delivery.endedAt, now) }),
          delivery.expireAt !== null &&
            t('composer.rowDisappears', { when: format.whenInText(delivery.expireAt, now) }),
          price(delivery.expiry),
        ]
      case 'expired':
        return [
          delivery.expiredAt !== null &&
            t('composer.rowGone', { when: format.whenInText(delivery.expiredAt, now) }),
          price(delivery.expiry),
        ]
      case 'waiting':
      case 'missed':
      case 'failed':
      case 'uncertain':
        return [
          delivery.dueAt !== null && format.when(delivery.dueAt, now),
          delivery.handOver !== null && handOverWords(delivery.handOver, place.descriptor.name),
          delivery.expiry.kind !== 'never' && expiryWords(delivery.expiry),
        ]
      case 'running':
        return [t('composer.rowRunning')]
      case 'draft':
      case 'cancelled':
      case undefined:
        return [
          choice.mode === 'now'
            ? t('composer.now')
            : choice.dueLocal !== null && format.local(choice.dueLocal),
          choice.expiry.kind !== 'never' && expiryWords(choice.expiry),
        ]
    }
  })()
  const shown = words.filter(word => word !== false)
  return (
    <span className="block truncate text-sm text-ink-muted tabular">
      {shown.length === 0 ? t('composer.noTime') : shown.join(' · ')}
    </span>
  )
}
