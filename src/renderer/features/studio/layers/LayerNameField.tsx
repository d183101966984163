import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface LayerNameFieldProps {
  /** Hers; empty when it has none. */
  name: string
  /** What it is called without. */
  usual: string
  onKeep: (name: string) => void
  onDone: () => void
}

/** The name of a layer or group where it stands: Enter or leaving keeps it, Escape does not; empty, it is called after what it is. */
export function LayerNameField({ name: given, usual, onKeep, onDone }: LayerNameFieldProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(given)
  const keep = () => {
    onDone()
    const kept = name.trim()
    if (kept !== given) onKeep(kept)
  }
  return (
    <input
      autoFocus
      aria-label={t('studio.layers.rename')}
      dir="auto"
      value={name}
      maxLength={200}
      placeholder={usual}
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
