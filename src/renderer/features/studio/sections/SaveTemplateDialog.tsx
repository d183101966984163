import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePages } from '#shared/design/changeLayers.ts'
import type { Layer } from '#shared/design/layer.ts'
import type { SlotName } from '#shared/design/layerBase.ts'
import type { DesignCard } from '#shared/model/designCard.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useStudio } from '../StudioContext.ts'
import { guessSlots, slotsOfType } from './guessSlots.ts'

/** Keeps the design as a template of her own, and asks what a post fills in. Mounted while open. */
export function SaveTemplateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { call } = useCore()
  const undoable = useUndoable()
  const { card, design } = useStudio()
  const [name, setName] = useState(card.name)
  const [slots, setSlots] = useState(() => guessSlots(design))
  const layers = design.pages.flatMap(page => page.layers).filter(({ id }) => id in slots)

  const save = () => {
    const called = name.trim()
    if (called === '') return
    onClose()
    const template = changePages(design, page => ({
      ...page,
      layers: page.layers.map(layer => ({ ...layer, slot: slots[layer.id] ?? null })),
    }))
    let made: DesignCard | null = null
    void undoable({
      label: t('studioSections.templates.saved', { name: called }),
      run: async () => {
        const fields = { name: called, isTemplate: true }
        made = await call('designs.create', { projectId: card.projectId, fields, design: template })
      },
      undo: async () => {
        if (made !== null) await call('designs.remove', { id: made.id })
      },
      redo: async () => {
        if (made !== null) await call('designs.restore', { id: made.id })
      },
    })
  }

  return (
    <FormDialog title={t('studioSections.templates.save')} onSave={save} onClose={onClose}>
      <Field
        label={t('studioSections.templates.name')}
        error={name.trim() === '' ? t('studioSections.templates.nameMissing') : null}
      >
        <TextInput autoFocus value={name} maxLength={200} onChange={setName} />
      </Field>
      {layers.length > 0 && (
        <section aria-label={t('studioSections.templates.slots')} className="flex flex-col gap-1">
          <h3 className="font-medium">{t('studioSections.templates.slots')}</h3>
          <p className="text-sm text-ink-muted">{t('studioSections.templates.slotsHelp')}</p>
          <ul className="mt-1 flex max-h-72 flex-col gap-1 overflow-y-auto">
            {layers.map(layer => (
              <SlotRow
                key={layer.id}
                layer={layer}
                slot={slots[layer.id] ?? null}
                onChange={slot => setSlots(now => ({ ...now, [layer.id]: slot }))}
              />
            ))}
          </ul>
        </section>
      )}
    </FormDialog>
  )
}

interface SlotRowProps {
  layer: Layer
  slot: SlotName | null
  onChange: (slot: SlotName | null) => void
}

/** Stands for no slot in the list. */
const stays = 'stays'

function SlotRow({ layer, slot, onChange }: SlotRowProps) {
  const { t } = useTranslation()
  const words = 'text' in layer ? layer.text.replace(/\s+/g, ' ').trim() : ''
  const name = [layer.name, words, t(`studioSections.templates.types.${layer.type}`)].find(one => one !== '')
  const choices = [stays, ...(slotsOfType[layer.type] ?? [])] as const
  return (
    <li className="grid grid-cols-[1fr_13rem] items-center gap-3">
      <span className="truncate" dir="auto">
        {name}
      </span>
      <Select<SlotName | typeof stays>
        size="sm"
        aria-label={t('studioSections.templates.slotOf', { name })}
        value={slot ?? stays}
        onChange={next => onChange(next === stays ? null : next)}
        options={choices.map(value => ({ value, label: t(`studioSections.slots.${value}`) }))}
      />
    </li>
  )
}
