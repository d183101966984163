import type { Page } from '@playwright/test'
import type { Input } from '#shared/contract/index.ts'
import type { Delivery } from '#shared/model/delivery.ts'
import { callCore } from './launchApp.ts'

const practice = { network: 'practice', way: 'click', fields: {} }

/** A project with a channel, of the practice network if nothing else is said, and a post due in so many ms. */
export async function planPost(
  page: Page,
  text: string,
  inMs: number,
  login: Input<'channels.probe'> = practice,
): Promise<Delivery> {
  const project = await callCore(page, 'projects.create', {
    name: `Project of ${text}`,
    colour: '#b5532a',
    logoMediaId: null,
    zone: 'Africa/Nairobi',
  })
  const { ticket, checks } = await callCore(page, 'channels.probe', login)
  if (ticket === null) throw new Error(`Not connected: ${JSON.stringify(checks)}`)
  const channel = await callCore(page, 'channels.connect', { ticket, projectId: project.id })
  const { deliveries } = await callCore(page, 'posts.create', {
    projectId: project.id,
    fields: { text, channelIds: [channel.id] },
  })
  const due = new Date(Date.now() + inMs + 3 * 3_600_000)
  const [delivery] = await callCore(page, 'deliveries.schedule', {
    items: deliveries.map(({ id }) => ({
      id,
      schedule: {
        // Nairobi is three hours ahead of UTC the whole year.
        dueLocal: due.toISOString().slice(0, 19),
        zone: 'Africa/Nairobi',
        latestLocal: null,
        expiry: { kind: 'never' as const },
      },
    })),
  })
  if (delivery === undefined) throw new Error('Nothing was scheduled')
  return delivery
}

export const stateOf = async (page: Page, id: string): Promise<string> =>
  (await callCore(page, 'deliveries.get', { id })).delivery.state
