import { UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { Stack } from '../ui/Stack.tsx'
import { PortraitMark } from './PortraitMark.tsx'

interface PortraitPickerProps {
  projectId: string
  /** Those that are chosen; one that was put away is none until it is brought back. */
  values: readonly string[]
  onToggle: (id: string, on: boolean) => void
}

/** Whom something speaks to, of the project's portraits. Not there in a project without portraits. */
export function PortraitPicker({ projectId, values, onToggle }: PortraitPickerProps) {
  const { t } = useTranslation()
  const { data: portraits = [] } = useQueryOf('portraits.list', { projectId })
  if (portraits.length === 0) return null
  const chosen = portraits.filter(({ id }) => values.includes(id))
  const names = chosen.map(({ name }) => name).join(', ')
  return (
    <Popover
      align="end"
      aria-label={t('audience.speaksTo')}
      trigger={
        <button
          type="button"
          aria-label={names === '' ? t('audience.speaksTo') : `${t('audience.speaksTo')}: ${names}`}
          className="flex h-8 items-center gap-1.5 rounded-md px-2 text-ink-muted transition-colors hover:bg-hover hover:text-ink data-popup-open:bg-hover"
        >
          {chosen.length === 0 ? (
            <Icon icon={UsersRound} size={14} />
          ) : (
            <span className="flex -space-x-1.5">
              {chosen.slice(0, 3).map(portrait => (
                <PortraitMark key={portrait.id} portrait={portrait} />
              ))}
            </span>
          )}
          <span className="max-w-28 truncate">{chosen[0]?.name ?? t('audience.title')}</span>
          {chosen.length > 1 && <span className="tabular">+{chosen.length - 1}</span>}
        </button>
      }
    >
      <div className="flex w-60 flex-col gap-3">
        <p className="text-sm text-ink-muted">{t('audience.speaksTo')}</p>
        <div className="max-h-64 overflow-y-auto">
          <Stack>
            {portraits.map(portrait => (
              <Checkbox
                key={portrait.id}
                checked={values.includes(portrait.id)}
                onChange={on => onToggle(portrait.id, on)}
                label={
                  <span className="flex items-center gap-2">
                    <PortraitMark portrait={portrait} />
                    <span className="truncate">{portrait.name}</span>
                  </span>
                }
              />
            ))}
          </Stack>
        </div>
      </div>
    </Popover>
  )
}
