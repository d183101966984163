import { FileSpreadsheet, Printer, UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { comparisonAddress, mostCompared } from '#shared/model/comparison.ts'
import type { ComparisonWish } from '#shared/model/comparison.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import type { Project } from '#shared/model/project.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { DownloadLink } from '../../../ui/DownloadLink.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { Select } from '../../../ui/Select.tsx'
import { comparisonPeriods } from './comparisonPeriod.ts'
import type { ComparisonPeriod } from './comparisonPeriod.ts'

interface ComparisonBarProps {
  /** Those it can be about. */
  projects: readonly Project[]
  competitors: readonly Competitor[]
  wish: ComparisonWish
  period: ComparisonPeriod
  onProject: (projectId: string) => void
  onWho: (competitorIds: string[], ourselves: boolean) => void
  onPeriod: (period: ComparisonPeriod) => void
  onDays: (days: { from?: string; to?: string }) => void
}

/** Who is compared over which time, and what can be done with it. */
export function ComparisonBar(props: ComparisonBarProps) {
  const { projects, competitors, wish, period, onProject, onWho, onPeriod, onDays } = props
  const { t } = useTranslation()
  const { competitorIds, ourselves, projectId } = wish
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 pb-3 print:hidden">
      {projects.length > 1 && (
        <Select
          size="sm"
          variant="quiet"
          aria-label={t('comparison.project')}
          value={projectId}
          onChange={onProject}
          options={projects.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Popover
        aria-label={t('comparison.who')}
        trigger={
          <Button size="sm" icon={UsersRound}>
            {t('comparison.chosen', { count: competitorIds.length + (ourselves ? 1 : 0) })}
          </Button>
        }
      >
        <div className="flex w-64 flex-col gap-2">
          <Checkbox
            checked={ourselves}
            onChange={on => onWho(competitorIds, on)}
            label={t('comparison.ourselves')}
          />
          {competitors.map(({ id, name }) => {
            const isChosen = competitorIds.includes(id)
            return (
              <Checkbox
                key={id}
                checked={isChosen}
                disabled={!isChosen && competitorIds.length >= mostCompared}
                onChange={on =>
                  onWho(
                    competitors
                      .map(one => one.id)
                      .filter(one => (one === id ? on : competitorIds.includes(one))),
                    ourselves,
                  )
                }
                label={<span dir="auto">{name}</span>}
              />
            )
          })}
          {competitors.length > mostCompared && (
            <p className="text-sm text-ink-muted">{t('comparison.most', { count: mostCompared })}</p>
          )}
        </div>
      </Popover>
      <Select
        size="sm"
        variant="quiet"
        aria-label={t('comparison.period')}
        value={period}
        onChange={onPeriod}
        options={comparisonPeriods.map(value => ({ value, label: t(`comparison.periods.${value}`) }))}
      />
      {period === 'own' && (
        <>
          <div className="w-44">
            <DateField
              aria-label={t('comparison.from')}
              value={wish.from}
              onChange={from => onDays({ from, ...(wish.to !== null && wish.to < from ? { to: from } : {}) })}
            />
          </div>
          <span className="text-ink-muted">–</span>
          <div className="w-44">
            <DateField
              aria-label={t('comparison.to')}
              value={wish.to}
              min={wish.from ?? undefined}
              onChange={to => onDays({ to })}
            />
          </div>
        </>
      )}
      <span className="ms-auto flex items-center gap-2">
        <DownloadLink variant="secondary" icon={FileSpreadsheet} href={comparisonAddress(wish)}>
          {t('comparison.csv')}
        </DownloadLink>
        <Button icon={Printer} onClick={() => window.print()}>
          {t('comparison.print')}
        </Button>
      </span>
    </div>
  )
}
