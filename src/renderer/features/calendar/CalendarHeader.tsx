import { ChevronLeft, ChevronRight, Theater } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { shortcutKeys } from '../../commands/shortcut.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Row } from '../../ui/Stack.tsx'
import type { CalendarControl } from './CalendarControl.ts'
import { viewNames } from './calendarDays.ts'
import { FilterBar } from './FilterBar.tsx'
import { useRehearse } from './useRehearse.ts'
import { goToday, turn } from './useCalendarCommands.ts'

interface CalendarHeaderProps {
  control: CalendarControl
  projectId: string | null
}

/** Turning pages, month or week, and the filters. */
export function CalendarHeader({ control, projectId }: CalendarHeaderProps) {
  const { t } = useTranslation()
  const { view, place } = control
  const rehearse = useRehearse(control)
  return (
    <>
      <FilterBar place={place} projectId={projectId} />
      <SegmentedControl
        aria-label={t('calendar.view')}
        value={view}
        onChange={next => place.go({ view: next })}
        segments={viewNames.map(name => ({ value: name, label: t(`calendar.views.${name}`) }))}
      />
      <IconButton
        icon={Theater}
        label={t(view === 'month' ? 'calendar.commands.rehearseMonth' : 'calendar.commands.rehearseWeek')}
        keys={shortcutKeys('G R')}
        onClick={rehearse}
      />
      <Row gap={0}>
        <IconButton
          icon={ChevronLeft}
          label={t(view === 'month' ? 'calendar.commands.lastMonth' : 'calendar.commands.lastWeek')}
          keys={shortcutKeys('PageUp')}
          onClick={() => turn(control, -1)}
        />
        <Button onClick={() => goToday(control)}>{t('calendar.today')}</Button>
        <IconButton
          icon={ChevronRight}
          label={t(view === 'month' ? 'calendar.commands.nextMonth' : 'calendar.commands.nextWeek')}
          keys={shortcutKeys('PageDown')}
          onClick={() => turn(control, 1)}
        />
      </Row>
    </>
  )
}
