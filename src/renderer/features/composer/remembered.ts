import { z } from 'zod'
import type { Project } from '#shared/model/project.ts'

const projectKey = 'ratiba.composer.project'
const channelsKey = (projectId: string) => `ratiba.composer.channels.${projectId}`

/** The project a new post begins in: the asked one, else that of the last new post, else the first. */
export function firstProjectFor(projects: readonly Project[], asked: string | null): Project | undefined {
  const wanted = asked ?? localStorage.getItem(projectKey)
  return projects.find(p => p.id === wanted) ?? projects[0]
}

/** Remembers where the last post was for: the next one begins there. */
export function rememberChoice(projectId: string, channelIds: readonly string[]): void {
  localStorage.setItem(projectKey, projectId)
  localStorage.setItem(channelsKey(projectId), JSON.stringify(channelIds))
}

/** The channels of the last post in the project, or null when there was none. */
export function rememberedChannels(projectId: string): string[] | null {
  try {
    const known = z
      .array(z.string())
      .safeParse(JSON.parse(localStorage.getItem(channelsKey(projectId)) ?? 'null'))
    return known.success ? known.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
