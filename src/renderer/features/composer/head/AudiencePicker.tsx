import { useTranslation } from 'react-i18next'
import { PortraitPicker } from '../../../lib/PortraitPicker.tsx'
import { useComposer, useStructuralChange } from '../useComposer.ts'

/** Whom the post speaks to. */
export function AudiencePicker() {
  const { t } = useTranslation()
  const { fields, project } = useComposer()
  const change = useStructuralChange()
  const toggle = (id: string, on: boolean) => {
    const without = (ids: readonly string[]) => ids.filter(other => other !== id)
    const put = (ids: readonly string[]) => ({ portraitIds: [...without(ids), id] })
    const take = (ids: readonly string[]) => ({ portraitIds: without(ids) })
    change(
      t('composer.did.audience'),
      f => (on ? put(f.portraitIds) : take(f.portraitIds)),
      f => (on ? take(f.portraitIds) : put(f.portraitIds)),
    )
  }
  return <PortraitPicker projectId={project.id} values={fields.portraitIds} onToggle={toggle} />
}
