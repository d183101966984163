import { Upload } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useId, useState } from 'react'
import type { DragEvent, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import { useUiWords } from './UiProvider.tsx'

export interface FileDropProps {
  onFiles: (files: File[]) => void
  /** As of the accept attribute: `image/*,video/mp4`. */
  accept: string
  multiple?: boolean
  label: string
  note?: string
  icon?: LucideIcon
  disabled?: boolean
  /** Wraps something instead of showing a box: files can be dropped anywhere on it. */
  children?: ReactNode
}

/** A place to drop files from the desktop; a press on the box opens the file dialog. */
export function FileDrop(props: FileDropProps) {
  const { onFiles, accept, multiple = false, label, note, icon = Upload, disabled = false, children } = props
  const id = useId()
  const words = useUiWords()
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1))
  }
  const dropProps = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files)
    },
  }
  if (children !== undefined) {
    return (
      <div {...dropProps} className="relative min-h-0 flex-1">
        {children}
        {over && (
          <div className="pointer-events-none absolute inset-0 z-30 flex items-center justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/90 text-lg font-medium text-accent">
            {words.dropHere}
          </div>
        )}
      </div>
    )
  }
  return (
    <div
      {...dropProps}
      className={cx(
        'rounded-md border border-dashed transition-colors focus-within:border-accent',
        over ? 'border-accent bg-accent-soft' : 'border-edge bg-surface hover:bg-hover',
        disabled && 'pointer-events-none opacity-50',
      )}
    >
      <label htmlFor={id} className="flex items-center gap-3 px-3 py-2.5">
        <span className="text-ink-muted">
          <Icon icon={icon} />
        </span>
        <span className="min-w-0">
          <span className="block">{label}</span>
          {note !== undefined && <span className="block text-sm text-ink-muted">{note}</span>}
        </span>
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        className="sr-only"
        onChange={event => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
    </div>
  )
}
