import { Search } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import { Popover } from '../../../../ui/Popover.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { findIcons, iconLines } from '../../icons/icons.ts'

const mostShown = 48

/** Puts another icon of the packaged set in the place of one, found by words in English or Swahili. */
export function IconChooser({ onChoose }: { onChoose: (icon: string) => void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const found = useQuery({
    queryKey: ['studio.icons', typed],
    queryFn: async () => {
      const names = await findIcons(typed, mostShown)
      return Promise.all(names.map(async name => ({ name, lines: (await iconLines(name)) ?? [] })))
    },
    enabled: isOpen,
    placeholderData: before => before,
  })
  return (
    <Popover
      aria-label={t('studioInspector.icon.other')}
      side="inline-start"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" full icon={Search}>
          {t('studioInspector.icon.other')}
        </Button>
      }
    >
      <div className="flex w-60 flex-col gap-2">
        <TextInput
          size="sm"
          icon={Search}
          aria-label={t('studioInspector.icon.find')}
          placeholder={t('studioInspector.icon.find')}
          value={typed}
          onChange={setTyped}
        />
        <div className="grid max-h-56 grid-cols-6 gap-1 overflow-y-auto">
          {found.data?.map(({ name, lines }) => (
            <button
              key={name}
              type="button"
              title={name}
              aria-label={name}
              onClick={() => onChoose(name)}
              className="flex aspect-square items-center justify-center rounded-md text-ink-muted transition-colors hover:bg-hover hover:text-ink"
            >
              <svg
                aria-hidden
                viewBox="0 0 24 24"
                className="size-5"
                fill="none"
                stroke="currentColor"
                strokeWidth={1.75}
                strokeLinecap="round"
                strokeLinejoin="round"
              >
                {lines.map(line => (
                  <path key={line} d={line} />
                ))}
              </svg>
            </button>
          ))}
        </div>
        {found.data?.length === 0 && (
          <p className="text-sm text-ink-muted">{t('studioInspector.icon.none')}</p>
        )}
      </div>
    </Popover>
  )
}
