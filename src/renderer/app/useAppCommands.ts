import { useNavigate } from '@tanstack/react-router'
import {
  Binoculars,
  Brush,
  CalendarDays,
  CirclePause,
  CirclePlay,
  Compass,
  Flag,
  FolderPlus,
  Keyboard,
  ListOrdered,
  Moon,
  PanelLeft,
  Plus,
  Radar,
  Radio,
  Redo2,
  ScanEye,
  ScrollText,
  Search,
  Settings,
  SlidersHorizontal,
  Sun,
  Theater,
  Undo2,
  UserPlus,
  UsersRound,
} from 'lucide-react'
import { useCommandOf } from '../bridge/useCommandOf.ts'
import { useFailureToast } from '../bridge/useFailureToast.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import type { Command } from '../commands/Command.ts'
import { canRedo, canUndo } from '../commands/history.ts'
import { useCommands } from '../commands/registry.ts'
import { useHistoryActions } from '../commands/useUndoable.ts'
import { usePrintAs } from '../lib/usePrintAs.ts'
import { openDialog } from './useDialogs.ts'
import { toggleNavigation } from './useNavigation.ts'

/** The commands that hold on every screen. */
export function useAppCommands({ hasProject }: { hasProject: boolean }): void {
  const navigate = useNavigate()
  const { undo, redo } = useHistoryActions()
  const failed = useFailureToast()
  const { data: pulse } = useQueryOf('publishing.pulse', { projectId: null })
  const pause = useCommandOf('publishing.pause')
  const saveSettings = useCommandOf('settings.update')
  const go =
    (
      to:
        | '/'
        | '/calendar'
        | '/queue'
        | '/competitors'
        | '/audience'
        | '/campaigns'
        | '/strategy'
        | '/studio'
        | '/watching'
        | '/channels'
        | '/settings'
        | '/project'
        | '/ledger'
        | '/rehearsal'
        | '/composer/new',
    ) =>
    () =>
      void navigate({ to })
  const setPaused = (paused: boolean) => () => pause.mutate({ paused }, { onError: failed })
  const isDark = () =>
    (document.documentElement.dataset.theme ??
      (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'

  const commands: Command[] = [
    {
      id: 'posts.new',
      label: 'commands.newPost',
      icon: Plus,
      shortcut: 'N',
      group: 'create',
      when: () => hasProject,
      run: go('/composer/new'),
    },
    {
      id: 'projects.new',
      label: 'commands.newProject',
      icon: FolderPlus,
      group: 'create',
      run: () => openDialog('newProject'),
    },
    {
      id: 'observations.new',
      label: 'competitors.capture',
      icon: ScanEye,
      shortcut: 'O',
      group: 'create',
      when: () => hasProject,
      run: () => openDialog('capture'),
    },
    {
      id: 'competitors.new',
      label: 'competitors.add',
      icon: UserPlus,
      group: 'create',
      when: () => hasProject,
      run: () => openDialog('newCompetitor'),
    },
    { id: 'go.today', label: 'commands.goToday', icon: Sun, shortcut: 'G T', group: 'go', run: go('/') },
    {
      id: 'go.calendar',
      label: 'commands.goCalendar',
      icon: CalendarDays,
      shortcut: 'G C',
      group: 'go',
      run: go('/calendar'),
    },
    {
      id: 'go.queue',
      label: 'commands.goQueue',
      icon: ListOrdered,
      shortcut: 'G Q',
      group: 'go',
      run: go('/queue'),
    },
    {
      id: 'go.competitors',
      label: 'commands.goCompetitors',
      icon: Binoculars,
      shortcut: 'G O',
      group: 'go',
      run: go('/competitors'),
    },
    {
      id: 'go.audience',
      label: 'commands.goAudience',
      icon: UsersRound,
      shortcut: 'G A',
      group: 'go',
      when: () => hasProject,
      run: go('/audience'),
    },
    {
      id: 'go.campaigns',
      label: 'commands.goCampaigns',
      icon: Flag,
      shortcut: 'G M',
      group: 'go',
      when: () => hasProject,
      run: go('/campaigns'),
    },
    {
      id: 'go.studio',
      label: 'commands.goStudio',
      icon: Brush,
      shortcut: 'G D',
      group: 'go',
      when: () => hasProject,
      run: go('/studio'),
    },
    {
      id: 'go.strategy',
      label: 'commands.goStrategy',
      icon: Compass,
      shortcut: 'G Y',
      group: 'go',
      when: () => hasProject,
      run: go('/strategy'),
    },
    {
      id: 'go.watching',
      label: 'commands.goWatching',
      icon: Radar,
      shortcut: 'G W',
      group: 'go',
      when: () => hasProject,
      run: go('/watching'),
    },
    {
      id: 'go.channels',
      label: 'commands.goChannels',
      icon: Radio,
      shortcut: 'G H',
      group: 'go',
      run: go('/channels'),
    },
    {
      id: 'go.ledger',
      label: 'commands.goLedger',
      icon: ScrollText,
      shortcut: 'G L',
      group: 'go',
      run: go('/ledger'),
    },
    {
      id: 'go.project',
      label: 'commands.goProject',
      icon: SlidersHorizontal,
      shortcut: 'G P',
      group: 'go',
      when: () => hasProject,
      run: go('/project'),
    },
    {
      id: 'go.settings',
      label: 'commands.goSettings',
      icon: Settings,
      shortcut: 'G S',
      group: 'go',
      run: go('/settings'),
    },
    {
      id: 'publishing.rehearse',
      label: 'commands.rehearse',
      icon: Theater,
      shortcut: 'G R',
      group: 'publishing',
      when: () => hasProject,
      run: go('/rehearsal'),
    },
    {
      id: 'publishing.pause',
      label: 'commands.pause',
      icon: CirclePause,
      group: 'publishing',
      when: () => pulse?.paused === false,
      run: setPaused(true),
    },
    {
      id: 'publishing.resume',
      label: 'commands.resume',
      icon: CirclePlay,
      group: 'publishing',
      when: () => pulse?.paused === true,
      run: setPaused(false),
    },
    {
      id: 'edit.undo',
      label: 'commands.undo',
      icon: Undo2,
      shortcut: 'Mod+Z',
      group: 'edit',
      when: canUndo,
      run: () => void undo(),
    },
    {
      id: 'edit.redo',
      label: 'commands.redo',
      icon: Redo2,
      shortcut: 'Mod+Shift+Z',
      group: 'edit',
      when: canRedo,
      run: () => void redo(),
    },
    {
      id: 'app.palette',
      label: 'commands.palette',
      icon: Search,
      shortcut: 'Mod+K',
      group: 'view',
      run: () => openDialog('palette'),
    },
    {
      id: 'app.shortcuts',
      label: 'commands.shortcuts',
      icon: Keyboard,
      shortcut: '?',
      group: 'view',
      run: () => openDialog('shortcuts'),
    },
    {
      id: 'app.theme',
      label: 'commands.theme',
      icon: Moon,
      group: 'view',
      run: () => saveSettings.mutate({ theme: isDark() ? 'light' : 'dark' }, { onError: failed }),
    },
    {
      id: 'app.navigation',
      label: 'commands.navigation',
      icon: PanelLeft,
      shortcut: 'Mod+B',
      group: 'view',
      run: toggleNavigation,
    },
  ]
  useCommands(commands)
  usePrintAs(() => window.print())
}
