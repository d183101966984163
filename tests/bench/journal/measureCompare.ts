import { startTestCore } from '../../core/startTestCore.ts'
import { shareBelow } from './shareBelow.ts'

const times = 15

/** The median of asking the core for ten competitors and ourselves over two years, in ms. */
export async function measureCompare(profileDir: string): Promise<number> {
  const core = startTestCore({ profileDir, start: false })
  try {
    const [project] = await core.client.call('projects.list', undefined)
    if (project === undefined) throw new Error('There is no project.')
    const competitors = await core.client.call('competitors.list', { projectId: project.id })
    const wish = {
      projectId: project.id,
      competitorIds: competitors.slice(0, 10).map(({ id }) => id),
      ...{ ourselves: true, from: null, to: null },
    }
    const took: number[] = []
    for (let i = 0; i < times; i++) {
      const begin = performance.now()
      await core.client.call('competitors.compare', wish)
      took.push(performance.now() - begin)
    }
    return shareBelow(took, 0.5)
  } finally {
    await core.close()
  }
}
