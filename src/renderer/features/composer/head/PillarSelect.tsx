import { Columns3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { ColourDot } from '../../../ui/ColourDot.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useComposer, useStructuralChange } from '../useComposer.ts'

const none = '-'

/** The pillar of the post; not there in a project without pillars. */
export function PillarSelect() {
  const { t } = useTranslation()
  const { fields, project } = useComposer()
  const { data: pillars = [] } = useQueryOf('pillars.list', { projectId: project.id })
  const change = useStructuralChange()
  if (pillars.length === 0) return null
  // One that was put away is none until it is brought back.
  const chosen = pillars.find(({ id }) => id === fields.pillarId)
  const set = (pillarId: string | null) =>
    change(
      t('composer.did.pillar'),
      () => ({ pillarId }),
      () => ({ pillarId: fields.pillarId }),
    )
  return (
    <div className="max-w-48 min-w-0">
      <Select
        variant="quiet"
        aria-label={t('composer.pillar')}
        value={chosen?.id ?? none}
        onChange={id => set(id === none ? null : id)}
        options={[
          { value: none, label: t('composer.noPillar'), mark: <Icon icon={Columns3} size={14} /> },
          ...pillars.map(({ id, name, colour }) => ({
            value: id,
            label: name,
            mark: <ColourDot colour={colour} />,
          })),
        ]}
      />
    </div>
  )
}
