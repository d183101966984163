import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../ui/Dialog.tsx'
import { PictureChooser } from '../pickers/PictureChooser.tsx'
import { useStudio } from '../StudioContext.ts'
import { useStudioView } from '../studioView.ts'

/** Which picture stands in a frame: asked for by a double click on an empty one, or by its command. What was cut off stays so. */
export function ChoosePicture() {
  const { t } = useTranslation()
  const { page, format, stage, run, select } = useStudio()
  const choosing = useStudioView(state => state.choosing)
  const layer = page.layers.find(({ id }) => id === choosing)
  const close = () => useStudioView.setState({ choosing: null })
  if (layer?.type !== 'image') return null
  const put = (mediaId: string) => {
    run('editLayers', { ids: [layer.id], formatId: format.id, patch: { mediaId } })
    select([layer.id])
    close()
    stage?.focus()
  }
  const title = t(
    layer.mediaId === null ? 'studioInspector.picture.choose' : 'studioInspector.picture.replace',
  )
  return (
    <Dialog open size="sm" title={title} onClose={close}>
      <PictureChooser label={title} chosenId={layer.mediaId} onChoose={put} />
    </Dialog>
  )
}
