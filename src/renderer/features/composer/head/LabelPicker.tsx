import { Plus, Tag } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Label } from '#shared/model/label.ts'
import { useCommandOf } from '../../../bridge/useCommandOf.ts'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useComposer, useStructuralChange } from '../useComposer.ts'

/** Colours that new labels get in turn. */
const colours = ['#b3471d', '#2f7d5b', '#285681', '#7d5200', '#72398f', '#0d626a', '#ab241c', '#625a4f']

/** The labels of the post: chosen from the project's, or made here. */
export function LabelPicker() {
  const { t } = useTranslation()
  const { fields, project } = useComposer()
  const { data: labels = [] } = useQueryOf('labels.list', { projectId: project.id })
  const chosen = labels.filter(label => fields.labelIds.includes(label.id))
  const name = chosen.map(label => label.name).join(', ')
  return (
    <Popover
      align="end"
      aria-label={t('composer.labels')}
      trigger={
        <button
          type="button"
          aria-label={name === '' ? t('composer.labels') : `${t('composer.labels')}: ${name}`}
          className="flex h-8 items-center gap-1.5 rounded-md px-2 text-ink-muted transition-colors hover:bg-hover hover:text-ink data-popup-open:bg-hover"
        >
          {chosen.length === 0 ? (
            <Tag size={14} strokeWidth={1.75} aria-hidden />
          ) : (
            chosen.slice(0, 4).map(dot)
          )}
          <span className="max-w-32 truncate">{chosen[0]?.name ?? t('composer.labels')}</span>
          {chosen.length > 1 && <span className="tabular">+{chosen.length - 1}</span>}
        </button>
      }
    >
      <LabelList labels={labels} />
    </Popover>
  )
}

function dot({ id, colour }: Label) {
  return <span key={id} className="size-2.5 shrink-0 rounded-full" style={{ backgroundColor: colour }} />
}

function LabelList({ labels }: { labels: readonly Label[] }) {
  const { t } = useTranslation()
  const { fields, project } = useComposer()
  const change = useStructuralChange()
  const failed = useFailureToast()
  const create = useCommandOf('labels.create')
  const [text, setText] = useState('')
  const name = text.trim()
  const shown = labels.filter(l => l.name.toLocaleLowerCase().includes(name.toLocaleLowerCase()))
  const isKnown = labels.some(l => l.name.toLocaleLowerCase() === name.toLocaleLowerCase())

  const without = (ids: readonly string[], id: string) => ids.filter(other => other !== id)
  const toggle = (id: string, on: boolean) => {
    const put = (ids: readonly string[]) => ({ labelIds: [...without(ids, id), id] })
    const take = (ids: readonly string[]) => ({ labelIds: without(ids, id) })
    change(
      t('composer.did.labels'),
      f => (on ? put(f.labelIds) : take(f.labelIds)),
      f => (on ? take(f.labelIds) : put(f.labelIds)),
    )
  }
  const make = () => {
    if (name === '' || isKnown) return
    const colour = colours[labels.length % colours.length] ?? '#625a4f'
    create.mutate(
      { projectId: project.id, name, colour },
      {
        onError: failed,
        onSuccess: label => {
          setText('')
          toggle(label.id, true)
        },
      },
    )
  }
  return (
    <form
      className="flex w-60 flex-col gap-3"
      onSubmit={event => {
        event.preventDefault()
        make()
      }}
    >
      <TextInput
        size="sm"
        value={text}
        onChange={setText}
        aria-label={t('composer.findLabel')}
        placeholder={t('composer.findLabel')}
        maxLength={200}
      />
      <div className="max-h-56 overflow-y-auto">
        <Stack>
          {shown.map(label => (
            <Checkbox
              key={label.id}
              checked={fields.labelIds.includes(label.id)}
              onChange={on => toggle(label.id, on)}
              label={
                <span className="flex items-center gap-2">
                  {dot(label)}
                  <span className="truncate">{label.name}</span>
                </span>
              }
            />
          ))}
          {labels.length === 0 && name === '' && <p className="text-ink-muted">{t('composer.noLabels')}</p>}
        </Stack>
      </div>
      {name !== '' && !isKnown && (
        <Button size="sm" type="submit" icon={Plus} busy={create.isPending} full>
          {t('composer.makeLabel', { name })}
        </Button>
      )}
    </form>
  )
}
