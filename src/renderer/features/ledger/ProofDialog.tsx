import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { proofAddress } from '#shared/model/proof.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DownloadLink } from '../../ui/DownloadLink.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

interface ProofDialogProps {
  projectId: string | null
  onClose: () => void
}

const all = 'all'

/** The proof for a client as a file: of which campaign, and of which days. Mounted while open. */
export function ProofDialog({ projectId, onClose }: ProofDialogProps) {
  const { t } = useTranslation()
  const { data: campaigns = [] } = useQueryOf('campaigns.list', { projectId })
  const [campaignId, setCampaignId] = useState<string | null>(null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isTurned = from !== '' && to !== '' && to < from
  const address = proofAddress({
    projectId,
    campaignId,
    from: from === '' ? null : from,
    to: to === '' ? null : to,
  })
  return (
    <Dialog
      open
      size="sm"
      onClose={onClose}
      title={t('ledger.proof.title')}
      description={t('ledger.proof.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <DownloadLink href={address} icon={Download} disabled={isTurned} onClick={onClose}>
            {t('ledger.proof.save')}
          </DownloadLink>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {campaigns.length > 0 && (
          <Field label={t('composer.campaign')}>
            <Select
              value={campaignId ?? all}
              onChange={value => setCampaignId(value === all ? null : value)}
              options={[
                { value: all, label: t('ledger.proof.allCampaigns') },
                ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
        )}
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('ledger.proof.from')} optional={t('common.optional')}>
            <TextInput type="date" value={from} max={to === '' ? undefined : to} onChange={setFrom} />
          </Field>
          <Field
            label={t('ledger.proof.to')}
            optional={t('common.optional')}
            error={isTurned ? t('ledger.proof.turned') : null}
          >
            <TextInput type="date" value={to} min={from === '' ? undefined : from} onChange={setTo} />
          </Field>
        </div>
      </div>
    </Dialog>
  )
}
