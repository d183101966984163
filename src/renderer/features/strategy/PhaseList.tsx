import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Phase, StrategyContent } from '#shared/model/strategy.ts'
import type { Autosaved } from '../../lib/useAutosaved.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { PhaseChart } from './PhaseChart.tsx'

/** As many as a page may have. */
const mostPhases = 60

/** The phases of the plan: drawn over time, and each in its words. */
export function PhaseList({ page }: { page: Autosaved<StrategyContent> }) {
  const { t } = useTranslation()
  const { phases } = page.fields
  const put = (id: string, patch: Partial<Phase>) => ({
    phases: phases.map(phase => (phase.id === id ? { ...phase, ...patch } : phase)),
  })
  const act = (name: string, patch: Pick<StrategyContent, 'phases'>) =>
    page.act(t('strategy.wrote', { what: name }), patch)
  const list = useRef<HTMLOListElement>(null)
  /** One place up or down; the focus stays on what was moved. */
  const move = (at: number, by: -1 | 1, name: string) => {
    const phase = phases[at]
    if (phase === undefined || phases[at + by] === undefined) return
    const others = phases.filter(({ id }) => id !== phase.id)
    page.act(t('strategy.phaseMoved', { name }), {
      phases: [...others.slice(0, at + by), phase, ...others.slice(at + by)],
    })
    requestAnimationFrame(() => {
      const row = list.current?.children[at + by]
      if (row !== undefined && !row.contains(document.activeElement)) row.querySelector('input')?.focus()
    })
  }
  const add = () => {
    const last = phases.at(-1)
    const fresh: Phase = {
      id: crypto.randomUUID(),
      name: '',
      // The next one begins where the last one ends.
      startsOn: last?.endsOn ?? null,
      endsOn: null,
      text: '',
    }
    page.act(t('strategy.phaseAdded'), { phases: [...phases, fresh] })
  }
  return (
    <>
      <PhaseChart
        phases={phases}
        onMoved={({ id, name, startsOn, endsOn }) =>
          act(name === '' ? t('strategy.sections.phases') : name, put(id, { startsOn, endsOn }))
        }
      />
      {phases.length > 0 && (
        <ol ref={list} className="flex flex-col divide-y divide-line rounded-lg border bg-surface">
          {phases.map((phase, at) => {
            const name = phase.name === '' ? t('strategy.phase', { number: at + 1 }) : phase.name
            const writing = page.writing(t('strategy.wrote', { what: name }), ['phases'])
            return (
              <li
                key={phase.id}
                className="flex flex-col gap-1 p-3"
                onKeyDown={event => {
                  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
                  if (by === null || !event.altKey) return
                  event.preventDefault()
                  move(at, by, name)
                }}
              >
                <div className="flex items-center gap-2">
                  <div className="min-w-0 flex-1">
                    <TextInput
                      aria-label={t('strategy.phaseName', { number: at + 1 })}
                      placeholder={t('strategy.phaseNameHint')}
                      value={phase.name}
                      maxLength={200}
                      onChange={text => page.change(put(phase.id, { name: text }))}
                      {...writing}
                    />
                  </div>
                  <div className="w-46">
                    <DateField
                      aria-label={t('strategy.phaseFrom', { name })}
                      value={phase.startsOn}
                      onClear={() => act(name, put(phase.id, { startsOn: null }))}
                      onChange={startsOn =>
                        act(
                          name,
                          put(phase.id, {
                            startsOn,
                            ...(phase.endsOn !== null && phase.endsOn < startsOn ? { endsOn: startsOn } : {}),
                          }),
                        )
                      }
                    />
                  </div>
                  <span className="text-ink-muted">–</span>
                  <div className="w-46">
                    <DateField
                      aria-label={t('strategy.phaseTo', { name })}
                      value={phase.endsOn}
                      onClear={() => act(name, put(phase.id, { endsOn: null }))}
                      min={phase.startsOn ?? undefined}
                      onChange={endsOn => act(name, put(phase.id, { endsOn }))}
                    />
                  </div>
                  <IconButton
                    icon={ArrowUp}
                    size="sm"
                    disabled={at === 0}
                    label={t('strategy.phaseUp', { name })}
                    keys={['Alt', '↑']}
                    onClick={() => move(at, -1, name)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    size="sm"
                    disabled={at === phases.length - 1}
                    label={t('strategy.phaseDown', { name })}
                    keys={['Alt', '↓']}
                    onClick={() => move(at, 1, name)}
                  />
                  <IconButton
                    icon={Trash2}
                    size="sm"
                    label={t('strategy.phaseRemove', { name })}
                    onClick={() =>
                      page.act(t('strategy.phaseRemoved', { name }), {
                        phases: phases.filter(({ id }) => id !== phase.id),
                      })
                    }
                  />
                </div>
                <TextArea
                  variant="quiet"
                  rows={1}
                  aria-label={t('strategy.phaseText', { name })}
                  placeholder={t('strategy.hints.phase')}
                  value={phase.text}
                  maxLength={20_000}
                  onChange={text => page.change(put(phase.id, { text }))}
                  {...writing}
                />
              </li>
            )
          })}
        </ol>
      )}
      {phases.length < mostPhases && (
        <div>
          <Button size="sm" icon={Plus} onClick={add}>
            {t('strategy.phaseAdd')}
          </Button>
        </div>
      )}
    </>
  )
}
