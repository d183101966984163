import type { PostFields } from '#shared/model/post.ts'
import type { ConnectorHarness, NetworkWorld } from '../connectors/ConnectorHarness.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000

export interface PlannedOn {
  t: TestCore
  world: NetworkWorld
  postId: string
  deliveryId: string
  /** Lets the next call go wrong in a way that the world of the network knows. */
  arm(fault: string): void
  end(): Promise<void>
}

/** A core of its own with one channel on the network, and a post due in a minute and gone an hour after it is out. */
export async function plannedOn(
  { id: network, start }: ConnectorHarness,
  fields: Partial<PostFields>,
): Promise<PlannedOn> {
  const t = startTestCore()
  const world = await start()
  const project = await t.project()
  const channel = await t.channel(project.id, network, world.way, world.fields)
  const { post, deliveries } = await t.planned(project, [channel], minute, {
    fields,
    expiry: { kind: 'after', afterMs: 60 * minute },
  })
  return {
    t,
    world,
    postId: post.id,
    deliveryId: deliveries[0]?.id ?? '',
    arm: name => {
      const fault = world.faults.find(each => each.name === name)
      if (fault === undefined) throw new Error(`no fault is called ${name}`)
      fault.arm()
    },
    end: async () => {
      await t.close()
      await world.close()
    },
  }
}
