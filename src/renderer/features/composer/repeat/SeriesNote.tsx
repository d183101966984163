import { Repeat } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Occurrence } from '#shared/model/series.ts'
import type { Command } from '../../../commands/Command.ts'
import { useCommands } from '../../../commands/registry.ts'
import { shortcutKeys } from '../../../commands/shortcut.ts'
import { useRuleWords } from '../../../lib/useRuleWords.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { ScopeDialog } from './ScopeDialog.tsx'
import { useOccurrence } from './useOccurrence.ts'
import { useSeriesActions } from './useSeriesActions.ts'

/** That the post is one of a series, what only this one has, and how the others come to have it as well. */
export function SeriesNote() {
  const occurrence = useOccurrence()
  return occurrence === null ? null : <Note occurrence={occurrence} />
}

const shortcut = 'Mod+Shift+Enter'
const scopes = ['following', 'all'] as const

function Note({ occurrence }: { occurrence: Occurrence }) {
  const { t } = useTranslation()
  const ruleWords = useRuleWords()
  const actions = useSeriesActions()
  const [isAsking, setAsking] = useState(false)
  const { series, hasOwnContent, hasOwnTime, isOut } = occurrence
  const isOwn = !isOut && (hasOwnContent || hasOwnTime)
  const what = hasOwnContent ? (hasOwnTime ? 'both' : 'content') : 'time'
  const commands: Command[] = [
    {
      id: 'composer.applyToSeries',
      label: 'series.applyCommand',
      icon: Repeat,
      shortcut,
      group: 'edit',
      when: () => isOwn,
      run: () => setAsking(true),
    },
    {
      id: 'composer.rejoinSeries',
      label: 'series.rejoin',
      icon: Repeat,
      group: 'edit',
      when: () => isOwn,
      run: () => void actions.rejoin(),
    },
  ]
  useCommands(commands)
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-sunken px-3 py-2">
      <span className="text-ink-muted">
        <Icon icon={Repeat} />
      </span>
      <div className="min-w-56 flex-1">
        <p>{t('series.oneOf', { rule: ruleWords(series.rule, series.zone) })}</p>
        <p className="text-sm text-ink-muted">
          {isOut ? t('series.isOut') : isOwn ? t(`series.own.${what}`) : t('series.onlyThis')}
        </p>
      </div>
      {isOwn && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="quiet" onClick={() => void actions.rejoin()}>
            {t('series.rejoin')}
          </Button>
          <Button size="sm" keys={shortcutKeys(shortcut)} onClick={() => setAsking(true)}>
            {t('series.applyTo')}
          </Button>
        </div>
      )}
      {isAsking && (
        <ScopeDialog
          about="change"
          scopes={scopes}
          onClose={() => setAsking(false)}
          onChoose={scope => actions.apply(scope, null)}
        />
      )}
    </div>
  )
}
