import {
  Award,
  Binoculars,
  Brush,
  Columns3,
  Compass,
  FileText,
  Flag,
  Folder,
  Megaphone,
  Radio,
  ScanEye,
  UsersRound,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '#shared/contract/posts.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { Palette } from '../ui/Palette.tsx'
import type { PaletteGroup } from '../ui/Palette.tsx'
import type { Command } from './Command.ts'
import { availableCommands } from './registry.ts'
import { shortcutKeys } from './shortcut.ts'

interface CommandPaletteProps {
  onClose: () => void
  projectId: string | null
  /** Goes to what was found. */
  onHit: (hit: SearchHit) => void
}

const hitIcons: Record<SearchHit['kind'], LucideIcon> = {
  post: FileText,
  campaign: Flag,
  channel: Radio,
  project: Folder,
  competitor: Binoculars,
  observation: ScanEye,
  theirCampaign: Megaphone,
  portrait: UsersRound,
  pillar: Columns3,
  strategy: Compass,
  caseStudy: Award,
  design: Brush,
}
const groupOrder: readonly Command['group'][] = ['create', 'go', 'publishing', 'edit', 'view']

/** Search and commands in one: mounted while open. */
export function CommandPalette({ onClose, projectId, onHit }: CommandPaletteProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [commands] = useState(availableCommands)
  const searched = useDeferredValue(text.trim())
  const { data: hits = [], isFetching } = useQueryOf(
    'search.all',
    { text: searched, projectId, limit: 20 },
    { enabled: searched.length >= 2, keepPrevious: true },
  )
  const fitting = commands.filter(command => fits(t(command.label), text))
  const commandGroups: PaletteGroup[] = groupOrder.map(group => ({
    id: group,
    label: t(`commands.groups.${group}`),
    entries: fitting
      .filter(command => command.group === group && command.id !== 'app.palette' && command.repeats !== true)
      .map(command => ({
        id: command.id,
        label: t(command.label),
        icon: command.icon,
        keys: shortcutKeys(command.shortcut),
        onSelect: () => command.run(),
      })),
  }))
  const found: PaletteGroup = {
    id: 'found',
    label: t('commands.groups.found'),
    entries:
      searched.length < 2
        ? []
        : hits.map(hit => ({
            id: `${hit.kind}-${hit.id}`,
            label: hit.title === '' ? t('common.noText') : hit.title,
            note: hit.excerpt === hit.title ? t(`commands.kinds.${hit.kind}`) : hit.excerpt,
            icon: hitIcons[hit.kind],
            onSelect: () => onHit(hit),
          })),
  }
  return (
    <Palette
      open
      onClose={onClose}
      title={t('commands.palette')}
      placeholder={t('commands.placeholder')}
      text={text}
      onTextChange={setText}
      groups={text.trim() === '' ? commandGroups : [...commandGroups, found]}
      empty={t('common.noResults')}
      busy={isFetching}
    />
  )
}

/** Every word typed begins a word of the label; accents and case do not matter. */
function fits(label: string, typed: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
  const words = plain(label).split(/\s+/)
  return plain(typed)
    .split(/\s+/)
    .every(part => words.some(word => word.startsWith(part)))
}
