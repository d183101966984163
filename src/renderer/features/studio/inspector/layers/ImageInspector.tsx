import type { LayerOf } from '#shared/design/layer.ts'
import { AdjustFields } from '../image/AdjustFields.tsx'
import { CutoutFields } from '../image/CutoutFields.tsx'
import { DuotoneFields } from '../image/DuotoneFields.tsx'
import { MaskFields } from '../image/MaskFields.tsx'
import { PictureFields } from '../image/PictureFields.tsx'
import { useLayerEdit } from '../useLayerEdit.ts'

/** All that can be changed of pictures. */
export function ImageInspector({ layers }: { layers: readonly LayerOf<'image'>[] }) {
  const edit = useLayerEdit(layers)
  return (
    <>
      <PictureFields edit={edit} />
      <MaskFields edit={edit} />
      <AdjustFields edit={edit} />
      <DuotoneFields edit={edit} />
      <CutoutFields edit={edit} />
    </>
  )
}
