import {
  ChevronsUpDown,
  CirclePause,
  CirclePlay,
  FolderPlus,
  Layers,
  PencilLine,
  SlidersHorizontal,
} from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { mediaUrl } from '../bridge/uploadFile.ts'
import { useCurrentProject } from '../bridge/useCurrentProject.ts'
import { useProjectRules } from '../lib/useProjectRules.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'
import type { MenuEntry } from '../ui/Menu.tsx'
import { openDialog } from './useDialogs.ts'

/** Whose posts are shown: one project, or all of them. */
export function ProjectSwitcher({ compact }: { compact: boolean }) {
  const { t } = useTranslation()
  const { project, projects = [], choose } = useCurrentProject()
  const navigate = useNavigate()
  const setRules = useProjectRules()
  const name = project?.name ?? t('app.allProjects')
  const note = (p: Project) => (p.paused ? { note: t('app.projectPaused') } : {})
  const entries: MenuEntry[] = [
    {
      id: 'all',
      label: t('app.allProjects'),
      mark: <AllMark />,
      checked: project === null,
      onSelect: () => choose(null),
    },
    ...projects.map(p => ({
      id: p.id,
      label: p.name,
      ...note(p),
      mark: <ProjectMark project={p} />,
      checked: p.id === project?.id,
      onSelect: () => choose(p.id),
    })),
    { kind: 'separator', id: 'separator' },
    ...(project === null
      ? []
      : [
          {
            id: 'edit',
            label: t('projects.edit'),
            icon: PencilLine,
            onSelect: () => openDialog('editProject'),
          },
          {
            id: 'rules',
            label: t('commands.goProject'),
            icon: SlidersHorizontal,
            onSelect: () => void navigate({ to: '/project' }),
          },
          {
            id: 'pause',
            label: project.paused ? t('projects.resume') : t('projects.pause'),
            icon: project.paused ? CirclePlay : CirclePause,
            onSelect: () => setRules(project, { paused: !project.paused }),
          },
        ]),
    {
      id: 'new',
      label: t('commands.newProject'),
      icon: FolderPlus,
      onSelect: () => openDialog('newProject'),
    },
  ]
  return (
    <Menu
      entries={entries}
      trigger={
        <button
          type="button"
          aria-label={`${t('app.project')}: ${name}${project?.paused === true ? `, ${t('app.projectPaused')}` : ''}`}
          className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-start font-semibold transition-colors hover:bg-hover data-popup-open:bg-hover"
        >
          {project === null ? <AllMark /> : <ProjectMark project={project} />}
          {!compact && (
            <>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {project?.paused === true && (
                <span className="text-warning" title={t('app.projectPaused')}>
                  <Icon icon={CirclePause} size={14} />
                </span>
              )}
              <span className="text-ink-muted">
                <Icon icon={ChevronsUpDown} size={14} />
              </span>
            </>
          )}
        </button>
      }
    />
  )
}

function ProjectMark({ project }: { project: Project }) {
  const logo = project.logoMediaId
  return (
    <Avatar
      name={project.name}
      colour={project.colour}
      imageUrl={logo === null ? null : mediaUrl(logo, 64)}
    />
  )
}

function AllMark() {
  return (
    <span className="flex size-6 shrink-0 items-center justify-center rounded-md bg-sunken text-ink-muted">
      <Icon icon={Layers} size={14} />
    </span>
  )
}
