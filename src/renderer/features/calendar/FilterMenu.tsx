import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClasses } from '../../ui/buttonClasses.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { toggled } from './calendarFilters.ts'

interface FilterOption {
  value: string
  label: string
  note?: string
  mark?: ReactNode
}

interface FilterMenuProps {
  label: string
  /** None chosen: everything passes. */
  values: readonly string[]
  onChange: (values: readonly string[]) => void
  options: readonly FilterOption[]
}

/** Any of several, in a list that stays open while choosing. */
export function FilterMenu({ label, values, onChange, options }: FilterMenuProps) {
  const { t } = useTranslation()
  const chosen = options.filter(option => values.includes(option.value))
  if (options.length === 0 && values.length === 0) return null
  const [only] = chosen
  return (
    <Popover
      padding="none"
      aria-label={label}
      trigger={
        <button type="button" className={buttonClasses('quiet', 'sm', 'text')}>
          {chosen.length === 1 && only !== undefined ? (
            <span className="flex max-w-36 items-center gap-1.5 text-accent">
              {only.mark}
              <span className="truncate">{only.label}</span>
              <span className="sr-only">({label})</span>
            </span>
          ) : (
            label
          )}
          {values.length > 0 && chosen.length !== 1 && <Badge tone="accent">{values.length}</Badge>}
          <Icon icon={ChevronDown} size={14} />
        </button>
      }
    >
      <div className="flex w-60 flex-col">
        <div className="flex max-h-80 flex-col gap-2 overflow-y-auto p-3">
          {options.map(option => (
            <Checkbox
              key={option.value}
              checked={values.includes(option.value)}
              onChange={() => onChange(toggled(values, option.value))}
              label={
                <span className="flex min-w-0 items-center gap-2">
                  {option.mark}
                  <span className="truncate">{option.label}</span>
                </span>
              }
              {...(option.note === undefined || option.note === '' ? {} : { help: option.note })}
            />
          ))}
        </div>
        {values.length > 0 && (
          <div className="border-t p-1.5">
            <Button variant="quiet" size="sm" full onClick={() => onChange([])}>
              {t('calendar.filters.all')}
            </Button>
          </div>
        )}
      </div>
    </Popover>
  )
}
