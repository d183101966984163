import { useTranslation } from 'react-i18next'
import { useStudio } from '../StudioContext.ts'
import { commonOf } from './commonOf.ts'
import { layerInspectors } from './layerInspectors.ts'
import { PageInspector } from './page/PageInspector.tsx'
import { AlignBar } from './parts/AlignBar.tsx'
import { AppearanceFields } from './parts/AppearanceFields.tsx'
import { FollowFields } from './parts/FollowFields.tsx'
import { FrameFields } from './parts/FrameFields.tsx'
import { LayersHead } from './parts/LayersHead.tsx'
import { SelectionColours } from './parts/SelectionColours.tsx'
import { ShadowFields } from './parts/ShadowFields.tsx'
import { SlotField } from './parts/SlotField.tsx'

/** All that can be changed of what is chosen; of the page and its size when nothing is. */
export function Inspector() {
  const { t } = useTranslation()
  const { selection } = useStudio()
  const type = commonOf(selection, layer => layer.type)
  const OfType = type === undefined ? SelectionColours : layerInspectors[type]
  // Fields keep what is typed into them: those of other layers are other fields.
  const key = selection.map(({ id }) => id).join()
  return (
    <div role="region" aria-label={t('studioInspector.title')} className="flex flex-col">
      {selection.length === 0 ? (
        <PageInspector />
      ) : (
        <>
          <LayersHead key={`head ${key}`} />
          <AlignBar />
          <OfType key={key} layers={selection} />
          <FrameFields key={`frame ${key}`} />
          <AppearanceFields />
          <ShadowFields />
          <FollowFields />
          <SlotField />
        </>
      )}
    </div>
  )
}
