import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Layer } from '#shared/design/layer.ts'
import { layerName } from '../layerName.ts'
import { useStudio } from '../StudioContext.ts'

interface LayerNameFieldProps {
  layer: Layer
  onDone: () => void
}

/** A layer's name where it stands: Enter or leaving keeps it, Escape does not; empty, it is called after what it is. */
export function LayerNameField({ layer, onDone }: LayerNameFieldProps) {
  const { t } = useTranslation()
  const { run, format } = useStudio()
  const [name, setName] = useState(layer.name)
  const keep = () => {
    onDone()
    const kept = name.trim()
    if (kept !== layer.name)
      run('editLayers', { ids: [layer.id], formatId: format.id, patch: { name: kept } })
  }
  return (
    <input
      autoFocus
      aria-label={t('studio.layers.rename')}
      dir="auto"
      value={name}
      maxLength={200}
      placeholder={layerName(t, { ...layer, name: '' })}
      onFocus={event => event.target.select()}
      onChange={event => setName(event.target.value)}
      onBlur={keep}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Enter') keep()
        else if (event.key === 'Escape') onDone()
      }}
      className="h-5 min-w-0 flex-1 rounded-sm border border-accent bg-surface px-1 text-ink outline-none"
    />
  )
}
