import { Type } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { newLayer } from '#shared/design/newLayer.ts'
import { Button } from '../../../ui/Button.tsx'
import { useStudio } from '../StudioContext.ts'

/** What can be put into a design. */
export function Sections() {
  const { t } = useTranslation()
  const { addLayers, format, stage } = useStudio()
  const addText = () => {
    const [width, size] = [format.width * 0.6, Math.round(format.width / 16)]
    const { x, y } = stage?.middle() ?? { x: format.width / 2, y: format.height / 2 }
    const frame = { x: x - width / 2, y: y - size, width, height: size * 1.25, rotation: 0 }
    addLayers([newLayer('text', crypto.randomUUID(), frame, { text: t('studio.yourText'), size })])
  }
  return (
    <aside className="flex w-77 shrink-0 flex-col gap-2 border-e p-3">
      <Button icon={Type} onClick={addText}>
        {t('studio.addText')}
      </Button>
    </aside>
  )
}
