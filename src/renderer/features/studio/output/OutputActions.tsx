import { Download, History, Layers } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../../commands/registry.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { BatchDialog } from '../batch/BatchDialog.tsx'
import { PostMenu } from '../post/PostMenu.tsx'
import { VersionsDialog } from '../versions/VersionsDialog.tsx'
import { OutputDialog } from './OutputDialog.tsx'

type Open = 'output' | 'batch' | 'versions'

const dialogs = { output: OutputDialog, batch: BatchDialog, versions: VersionsDialog }

const shortcut = 'Mod+Shift+E'

/** What a design becomes: versions of it, many of it, pictures of its post, files. */
export function OutputActions() {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open | null>(null)
  useCommands([
    {
      id: 'studio.saveAs',
      label: 'studioOutput.title',
      icon: Download,
      shortcut,
      group: 'edit',
      run: () => setOpen('output'),
    },
    {
      id: 'studio.makeMany',
      label: 'studioOutput.batch.title',
      icon: Layers,
      group: 'create',
      run: () => setOpen('batch'),
    },
    {
      id: 'studio.versions',
      label: 'studioOutput.versions.title',
      icon: History,
      group: 'view',
      run: () => setOpen('versions'),
    },
  ])
  const OpenDialog = open === null ? null : dialogs[open]
  return (
    <>
      <IconButton
        icon={History}
        label={t('studioOutput.versions.title')}
        onClick={() => setOpen('versions')}
      />
      <IconButton icon={Layers} label={t('studioOutput.batch.title')} onClick={() => setOpen('batch')} />
      <PostMenu />
      <Button icon={Download} onClick={() => setOpen('output')}>
        {t('studioOutput.open')}
      </Button>
      {OpenDialog !== null && <OpenDialog onClose={() => setOpen(null)} />}
    </>
  )
}
