import { Megaphone, Search, X } from 'lucide-react'
import { memo, useMemo } from 'react'
import type { Dispatch, SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import { observationOrders } from '#shared/contract/observations.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import { observationFormats, observationKinds } from '#shared/model/observation.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { isFiltered, journalPeriods, noFilter } from './JournalFilter.ts'
import type { JournalFilter } from './JournalFilter.ts'

interface JournalFiltersProps {
  filter: JournalFilter
  onChange: Dispatch<SetStateAction<JournalFilter>>
  competitors: readonly Competitor[]
  projectId: string | null
}

const all = 'all'
/** So many tags are offered; the search finds the others. */
const offeredTags = 60

/** What narrows the journal down, as she types. */
export function JournalFilters({ filter, onChange, competitors, projectId }: JournalFiltersProps) {
  const { t } = useTranslation()
  const { text, competitor, kind, format, tag, theirCampaign, period, from, to, order } = filter
  const choices = useMemo(
    () => ({ competitor, kind, format, tag, theirCampaign, period, from, to, order }),
    [competitor, kind, format, tag, theirCampaign, period, from, to, order],
  )
  return (
    <>
      <div className="max-w-56 grow basis-40">
        <TextInput
          type="search"
          size="sm"
          icon={Search}
          aria-label={t('competitors.search')}
          placeholder={t('competitors.search')}
          maxLength={200}
          value={text}
          onChange={typed => onChange(before => ({ ...before, text: typed }))}
        />
      </div>
      <FilterChoices filter={choices} {...{ onChange, competitors, projectId }} />
      {isFiltered(filter) && (
        <Button
          size="sm"
          variant="quiet"
          icon={X}
          onClick={() => onChange({ ...noFilter, order: filter.order })}
        >
          {t('competitors.noFilter')}
        </Button>
      )}
    </>
  )
}

type FilterChoicesProps = Omit<JournalFiltersProps, 'filter'> & { filter: Omit<JournalFilter, 'text'> }

/** All but the words: not drawn anew with every letter. */
const FilterChoices = memo(function FilterChoices(props: FilterChoicesProps) {
  const { filter, onChange, competitors, projectId } = props
  const { t } = useTranslation()
  const { data: theirs = [] } = useQueryOf(
    'theirCampaigns.list',
    { projectId },
    { enabled: filter.theirCampaign !== null },
  )
  const campaign = theirs.find(({ id }) => id === filter.theirCampaign)
  const { data: tags = [] } = useQueryOf('observations.tags', { projectId })
  const set = (change: Partial<JournalFilter>) => onChange(before => ({ ...before, ...change }))
  const orNull = <V extends string>(value: V | typeof all): V | null => (value === all ? null : value)
  return (
    <>
      <Select
        size="sm"
        variant="quiet"
        aria-label={t('competitors.whose')}
        value={filter.competitor ?? all}
        onChange={value => set({ competitor: orNull(value) })}
        options={[
          { value: all, label: t('competitors.allCompetitors') },
          { value: 'nobody', label: t('competitors.nobody') },
          ...competitors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        size="sm"
        variant="quiet"
        aria-label={t('competitors.kind')}
        value={filter.kind ?? all}
        onChange={value => set({ kind: orNull(value) })}
        options={[
          { value: all, label: t('competitors.allKinds') },
          ...observationKinds.map(value => ({ value, label: t(`competitors.kinds.${value}`) })),
        ]}
      />
      <Select
        size="sm"
        variant="quiet"
        aria-label={t('competitors.format')}
        value={filter.format ?? all}
        onChange={value => set({ format: orNull(value) })}
        options={[
          { value: all, label: t('competitors.allFormats') },
          ...observationFormats.map(value => ({ value, label: t(`competitors.formats.${value}`) })),
        ]}
      />
      {tags.length > 0 && (
        <Select
          size="sm"
          variant="quiet"
          aria-label={t('competitors.tags')}
          value={filter.tag === null ? ' all' : filter.tag}
          onChange={value => set({ tag: value === ' all' ? null : value })}
          options={[
            { value: ' all', label: t('competitors.allTags') },
            ...tags
              .slice(0, offeredTags)
              .map(({ tag, count }) => ({ value: tag, label: tag, note: String(count) })),
          ]}
        />
      )}
      <Select
        size="sm"
        variant="quiet"
        aria-label={t('comparison.period')}
        value={filter.period ?? all}
        onChange={value => set({ period: orNull(value) })}
        options={[
          { value: all, label: t('competitors.anyTime') },
          ...journalPeriods.map(value => ({ value, label: t(`competitors.periods.${value}`) })),
        ]}
      />
      {filter.period === 'own' && (
        <span className="flex items-center gap-2">
          <span className="w-40">
            <DateField
              aria-label={t('comparison.from')}
              value={filter.from}
              onChange={from =>
                set({ from, ...(filter.to !== null && filter.to < from ? { to: from } : {}) })
              }
            />
          </span>
          <span className="text-ink-muted">–</span>
          <span className="w-40">
            <DateField
              aria-label={t('comparison.to')}
              value={filter.to}
              min={filter.from ?? undefined}
              onChange={to => set({ to })}
            />
          </span>
        </span>
      )}
      <Select
        size="sm"
        variant="quiet"
        aria-label={t('competitors.order')}
        value={filter.order}
        onChange={order => set({ order })}
        options={observationOrders.map(value => ({ value, label: t(`competitors.orders.${value}`) }))}
      />
      {campaign !== undefined && (
        <Button
          size="sm"
          icon={Megaphone}
          aria-label={t('theirCampaigns.notOnly', { name: campaign.name })}
          onClick={() => set({ theirCampaign: null })}
        >
          {campaign.name}
        </Button>
      )}
    </>
  )
})
