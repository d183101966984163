import type { LayerOf } from '#shared/design/layer.ts'
import { BehindFields } from '../parts/BehindFields.tsx'
import { FaceFields } from '../parts/FaceFields.tsx'
import { OutlineFields } from '../parts/OutlineFields.tsx'
import { ParagraphFields } from '../parts/ParagraphFields.tsx'
import { WordsField } from '../parts/WordsField.tsx'
import { useLayerEdit } from '../useLayerEdit.ts'

/** All that can be changed of texts. */
export function TextInspector({ layers }: { layers: readonly LayerOf<'text'>[] }) {
  const edit = useLayerEdit(layers)
  return (
    <>
      <FaceFields edit={edit} />
      <ParagraphFields edit={edit} />
      <WordsField edit={edit} />
      <OutlineFields edit={edit} />
      <BehindFields edit={edit} />
    </>
  )
}
