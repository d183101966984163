import { Eye, EyeOff, Lock, LockOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { useStudio } from '../../StudioContext.ts'
import { commonOf } from '../commonOf.ts'
import { useLayerEdit } from '../useLayerEdit.ts'

/** What is chosen: its name, whether it can be moved, whether it is seen. */
export function LayersHead() {
  const { t } = useTranslation()
  const { selection, format, design, run, endStep } = useStudio()
  const { layers, ids, set, done } = useLayerEdit(selection)
  const [only, ...others] = layers
  if (only === undefined) return null
  const type = commonOf(layers, layer => layer.type)
  const isLocked = layers.every(({ locked }) => locked)
  const isHidden = layers.every(({ hidden }) => hidden)
  const kind = type === undefined ? t('studioInspector.layer') : t(`studioInspector.types.${type}`)
  return (
    <div className="flex items-center gap-1 px-3 pt-2 pb-0.5">
      {others.length === 0 ? (
        <TextInput
          size="sm"
          aria-label={t('studioInspector.name')}
          maxLength={100}
          value={only.name}
          placeholder={kind}
          onChange={name => set({ name }, 'merge')}
          onFocus={done}
          onBlur={done}
        />
      ) : (
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">
          {type === undefined
            ? t('studioInspector.chosen', { count: layers.length })
            : t('studioInspector.chosenOf', { count: layers.length, kind })}
        </h2>
      )}
      <IconButton
        size="sm"
        icon={isLocked ? Lock : LockOpen}
        label={t('studioInspector.locked')}
        pressed={isLocked}
        onClick={() => set({ locked: !isLocked }, 'step')}
      />
      <IconButton
        size="sm"
        icon={isHidden ? EyeOff : Eye}
        label={t(format.id === design.homeFormatId ? 'studioInspector.hidden' : 'studioInspector.hiddenHere')}
        pressed={isHidden}
        onClick={() => {
          endStep()
          run('hideLayers', { ids, hidden: !isHidden, onlyIn: format.id })
          endStep()
        }}
      />
    </div>
  )
}
