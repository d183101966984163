import { useState } from 'react'
import type { DragEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStudio } from '../StudioContext.ts'

interface CanvasDropProps {
  /** `at`: where they were let go, in units of the format. */
  onFiles: (files: readonly File[], at: { x: number; y: number }) => void
  children: ReactNode
}

/** The place of the canvas: pictures and drawings from the desktop can be let go anywhere on it. */
export function CanvasDrop({ onFiles, children }: CanvasDropProps) {
  const { t } = useTranslation()
  const { stage } = useStudio()
  const [isOver, setOver] = useState(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    <div
      className="relative min-h-0 flex-1 bg-sunken"
      onDragOver={event => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(false)
        const at = stage?.unitsAt({ x: event.clientX, y: event.clientY })
        if (at !== undefined) onFiles([...event.dataTransfer.files], at)
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-2 z-10 flex items-end justify-center rounded-lg border-2 border-dashed border-accent pb-16">
          <span className="rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent">
            {t('studio.dropHere')}
          </span>
        </div>
      )}
    </div>
  )
}
