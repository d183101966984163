import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { deliveryStates } from '#shared/model/delivery.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { PortraitMark } from '../../lib/PortraitMark.tsx'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { NetworkMark } from '../../ui/NetworkMark.tsx'
import { Row } from '../../ui/Stack.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { hasFilters } from './calendarFilters.ts'
import { FilterMenu } from './FilterMenu.tsx'
import type { CalendarPlace } from './useCalendarPlace.ts'

interface FilterBarProps {
  place: CalendarPlace
  projectId: string | null
}

/** What is shown: by campaign, channel, label, pillar, audience and state. A filter with nothing to choose from is not there. */
export function FilterBar({ place, projectId }: FilterBarProps) {
  const { t } = useTranslation()
  const { data: campaigns = [] } = useQueryOf('campaigns.list', { projectId })
  const { data: channels = [] } = useQueryOf('channels.list', { projectId })
  const { data: labels = [] } = useQueryOf('labels.list', { projectId })
  const { data: pillars = [] } = useQueryOf('pillars.list', { projectId })
  const { data: portraits = [] } = useQueryOf('portraits.list', { projectId })
  const { data: networks = [] } = useQueryOf('networks.list', undefined)
  const { filters, setFilter } = place
  return (
    <Row gap={0}>
      {hasFilters(filters) && (
        <IconButton icon={X} size="sm" label={t('calendar.filters.clear')} onClick={place.clearFilters} />
      )}
      <FilterMenu
        label={t('calendar.filters.campaign')}
        values={filters.campaign}
        onChange={values => setFilter('campaign', values)}
        options={campaigns.map(({ id, name, colour }) => ({
          value: id,
          label: name,
          mark: <ColourDot colour={colour} />,
        }))}
      />
      <FilterMenu
        label={t('calendar.filters.channel')}
        values={filters.channel}
        onChange={values => setFilter('channel', values)}
        options={channels.map(({ id, name, handle, network }) => {
          const descriptor = networks.find(n => n.id === network)
          return {
            value: id,
            label: name,
            note: handle,
            mark: descriptor && (
              <NetworkMark mark={descriptor.mark} colour={descriptor.colour} label={descriptor.name} />
            ),
          }
        })}
      />
      <FilterMenu
        label={t('calendar.filters.label')}
        values={filters.label}
        onChange={values => setFilter('label', values)}
        options={labels.map(({ id, name, colour }) => ({
          value: id,
          label: name,
          mark: <ColourDot colour={colour} />,
        }))}
      />
      <FilterMenu
        label={t('calendar.filters.pillar')}
        values={filters.pillar}
        onChange={values => setFilter('pillar', values)}
        options={pillars.map(({ id, name, colour }) => ({
          value: id,
          label: name,
          mark: <ColourDot colour={colour} />,
        }))}
      />
      <FilterMenu
        label={t('calendar.filters.portrait')}
        values={filters.portrait}
        onChange={values => setFilter('portrait', values)}
        options={portraits.map(portrait => ({
          value: portrait.id,
          label: portrait.name,
          mark: <PortraitMark portrait={portrait} />,
        }))}
      />
      <FilterMenu
        label={t('calendar.filters.state')}
        values={filters.state}
        onChange={values => setFilter('state', values)}
        options={deliveryStates.map(state => ({
          value: state,
          label: t(`states.${state}`),
          mark: <StateMark state={state} word="" variant="icon" />,
        }))}
      />
    </Row>
  )
}
