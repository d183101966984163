import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Project } from '#shared/model/project.ts'
import { Button } from '../ui/Button.tsx'
import { ColourDot } from '../ui/ColourDot.tsx'
import { Menu } from '../ui/Menu.tsx'

interface ProjectMenuProps {
  /** Those it can be for; with only one of them nothing is asked. */
  projects: readonly Project[]
  onPick: (projectId: string) => void
  icon: LucideIcon
  variant?: 'primary' | 'secondary'
  children: ReactNode
}

/** A button that makes something in a project: the only one, or one that she chooses first. */
export function ProjectMenu({ projects, onPick, icon, variant = 'secondary', children }: ProjectMenuProps) {
  const [first, second] = projects
  if (first === undefined || second === undefined) {
    return (
      <Button
        variant={variant}
        icon={icon}
        disabled={first === undefined}
        onClick={() => first && onPick(first.id)}
      >
        {children}
      </Button>
    )
  }
  return (
    <Menu
      align="end"
      trigger={
        <Button variant={variant} icon={icon}>
          {children}
        </Button>
      }
      entries={projects.map(({ id, name, colour }) => ({
        id,
        label: name,
        mark: <ColourDot colour={colour} />,
        onSelect: () => onPick(id),
      }))}
    />
  )
}
