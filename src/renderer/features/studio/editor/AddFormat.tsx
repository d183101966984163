import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatSizes } from '#shared/design/designFormat.ts'
import { DesignFormat } from '#shared/design/designFormat.ts'
import type { NamedFormat } from '#shared/design/designFormat.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { ProportionMark } from '../ProportionMark.tsx'
import { useStudio } from '../StudioContext.ts'

const named = Object.entries(formatSizes) as [NamedFormat, { width: number; height: number }][]

/** Gives the design another size: one with a name, or her own measure. */
export function AddFormat() {
  const { t } = useTranslation()
  const { design, run, showFormat } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const [own, setOwn] = useState({ name: '', width: '1080', height: '1080' })
  const add = (format: DesignFormat) => {
    setOpen(false)
    run('addFormat', { format })
    showFormat(format.id)
  }
  const custom = DesignFormat.safeParse({
    id: crypto.randomUUID(),
    kind: 'custom',
    name: own.name.trim(),
    width: Number(own.width),
    height: Number(own.height),
  })
  const missing = named.filter(([kind]) => !design.formats.some(format => format.kind === kind))
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      aria-label={t('studio.addSize')}
      trigger={
        <IconButton
          icon={Plus}
          size="sm"
          label={t('studio.addSize')}
          disabled={design.formats.length >= 24}
          tooltip={false}
        />
      }
    >
      <div className="flex w-64 flex-col gap-3">
        {missing.length > 0 && (
          <div className="-mx-1 flex flex-col">
            {missing.map(([kind, size]) => (
              <button
                key={kind}
                type="button"
                onClick={() => add({ id: crypto.randomUUID(), kind, name: '', ...size })}
                className="flex h-8 items-center gap-2 rounded-md px-1 text-start hover:bg-hover"
              >
                <ProportionMark {...size} />
                <span className="flex-1 truncate">{t(`studio.formats.${kind}`)}</span>
                <span className="text-sm text-ink-muted tabular">{t('studio.size', size)}</span>
              </button>
            ))}
          </div>
        )}
        <form
          className="flex flex-col gap-2 border-t pt-3"
          onSubmit={event => {
            event.preventDefault()
            if (custom.success) add(custom.data)
          }}
        >
          <Field label={t('studio.ownSize')}>
            <TextInput
              value={own.name}
              maxLength={100}
              placeholder={t('studio.formats.custom')}
              onChange={name => setOwn({ ...own, name })}
            />
          </Field>
          <div className="flex items-end gap-2">
            <Field label={t('studio.width')}>
              <TextInput
                value={own.width}
                inputMode="numeric"
                onChange={width => setOwn({ ...own, width })}
              />
            </Field>
            <Field label={t('studio.height')}>
              <TextInput
                value={own.height}
                inputMode="numeric"
                onChange={height => setOwn({ ...own, height })}
              />
            </Field>
            <Button type="submit" disabled={!custom.success}>
              {t('studio.add')}
            </Button>
          </div>
          {!custom.success && <p className="text-sm text-danger">{t('studio.sizeBounds')}</p>}
        </form>
      </div>
    </Popover>
  )
}
