import { Check, Copy, Download, ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/contract/deliveries.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { isWebUrl } from '#shared/model/isWebUrl.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { useCommandOf } from '../../bridge/useCommandOf.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { ProblemNote } from '../../lib/ProblemNote.tsx'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { showToast } from '../../ui/toast.ts'

interface KitDialogProps {
  delivery: DeliveryCard
  onClose: () => void
}

/** Doing it by hand: publishing with the prepared kit, or removing what is out. */
export function KitDialog({ delivery, onClose }: KitDialogProps) {
  return delivery.state === 'published' ? (
    <RemoveByHand delivery={delivery} onClose={onClose} />
  ) : (
    <PublishByHand delivery={delivery} onClose={onClose} />
  )
}

function PublishByHand({ delivery, onClose }: KitDialogProps) {
  const { t } = useTranslation()
  const query = useQueryOf('deliveries.get', { id: delivery.id })
  const markOut = useCommandOf('deliveries.markOut')
  const [link, setLink] = useState('')
  const linkIsWrong = link.trim() !== '' && !isWebUrl(link.trim())
  const done = () => {
    if (linkIsWrong) return
    markOut.mutate({ id: delivery.id, url: link.trim() === '' ? null : link.trim() }, { onSuccess: onClose })
  }
  const kit = query.data?.kit
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('today.kitTitle')}
      description={t('today.kitText')}
      footer={
        <>
          <Button onClick={onClose}>{t('today.notYet')}</Button>
          <Button variant="primary" icon={Check} busy={markOut.isPending} onClick={done}>
            {t('today.itIsOut')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {kit === undefined ? (
          query.isError ? (
            <QueryError error={query.error} retry={query.refetch} />
          ) : (
            <Skeleton shape="lines" count={5} />
          )
        ) : kit === null ? (
          delivery.problem !== null && <ProblemNote problem={delivery.problem} />
        ) : (
          <KitParts kit={kit} />
        )}
        <Field
          label={t('today.link')}
          optional={t('common.optional')}
          help={t('today.linkHelp')}
          error={linkIsWrong ? t('today.linkWrong') : null}
        >
          <TextInput type="url" value={link} onChange={setLink} placeholder="https://" />
        </Field>
        {markOut.isError && <QueryError error={markOut.error} />}
      </div>
    </Dialog>
  )
}

/** The steps in order: text, files, page. */
function KitParts({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const openLink = useOpenLink()
  const { openUrl } = kit
  const copy = () =>
    void navigator.clipboard.writeText(kit.text).then(
      () => showToast({ title: t('common.copied'), tone: 'success' }),
      () => showToast({ title: t('today.copyFailed'), tone: 'danger' }),
    )
  return (
    <>
      <div className="rounded-md border bg-sunken">
        <p className="max-h-40 overflow-y-auto px-3 py-2 whitespace-pre-wrap select-text">{kit.text}</p>
        <div className="border-t p-1.5">
          <Button size="sm" icon={Copy} onClick={copy}>
            {t('today.copyText')}
          </Button>
        </div>
      </div>
      {kit.media.length > 0 && (
        <ul className="grid grid-cols-4 gap-2">
          {kit.media.map(item => (
            <li key={item.mediaId}>
              <a
                href={mediaUrl(item.mediaId)}
                download={item.name}
                className="group relative block overflow-hidden rounded-md border"
              >
                <img
                  src={mediaUrl(item.mediaId, 320)}
                  alt={item.alt}
                  className="aspect-square w-full bg-sunken object-cover"
                />
                <span className="flex items-center gap-1 px-2 py-1 text-sm">
                  <Download size={12} aria-hidden />
                  <span className="truncate">{item.name}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {openUrl !== null && (
        <div>
          <Button icon={ExternalLink} onClick={() => openLink(openUrl)}>
            {t('today.openPage')}
          </Button>
        </div>
      )}
    </>
  )
}

function RemoveByHand({ delivery, onClose }: KitDialogProps) {
  const { t } = useTranslation()
  const markRemoved = useCommandOf('deliveries.markRemoved')
  const openLink = useOpenLink()
  const { url } = delivery
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('today.removeTitle')}
      description={<span className="line-clamp-2">{delivery.excerpt}</span>}
      footer={
        <>
          <Button onClick={onClose}>{t('today.notYet')}</Button>
          <Button
            variant="primary"
            icon={Check}
            busy={markRemoved.isPending}
            onClick={() => markRemoved.mutate({ id: delivery.id }, { onSuccess: onClose })}
          >
            {t('today.itIsGone')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col items-start gap-4">
        {delivery.problem !== null && <ProblemNote problem={delivery.problem} />}
        <p>{t('today.removeText')}</p>
        {url !== null && (
          <Button icon={ExternalLink} onClick={() => openLink(url)}>
            {t('common.openLink')}
          </Button>
        )}
        {markRemoved.isError && <QueryError error={markRemoved.error} />}
      </div>
    </Dialog>
  )
}
