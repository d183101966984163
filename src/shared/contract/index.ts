import type { z } from 'zod'
import { appMethods } from './app.ts'
import { blackoutsMethods } from './blackouts.ts'
import { brandMethods } from './brand.ts'
import { campaignsMethods, labelsMethods } from './campaigns.ts'
import { channelsMethods } from './channels.ts'
import { competitorChannelsMethods, competitorsMethods, theirCampaignsMethods } from './competitors.ts'
import { deliveriesMethods } from './deliveries.ts'
import { designsMethods } from './designs.ts'
import { duplicatesMethods } from './duplicates.ts'
import { evergreenMethods } from './evergreen.ts'
import { events } from './events.ts'
import { mediaMethods } from './media.ts'
import { observationsMethods } from './observations.ts'
import { pillarsMethods } from './pillars.ts'
import { portraitsMethods } from './portraits.ts'
import { postsMethods } from './posts.ts'
import { practiceMethods } from './practice.ts'
import { projectsMethods } from './projects.ts'
import { queueMethods } from './queue.ts'
import { risksMethods } from './risks.ts'
import { rehearsalMethods } from './rehearsal.ts'
import { repostsMethods } from './reposts.ts'
import { seriesMethods } from './series.ts'
import { settingsMethods } from './settings.ts'
import { watchingMethods } from './watching.ts'
import { caseStudiesMethods, strategiesMethods } from './strategies.ts'

/** Every call that crosses from a view to the core. */
export const contract = {
  ...appMethods,
  ...settingsMethods,
  ...projectsMethods,
  ...brandMethods,
  ...blackoutsMethods,
  ...campaignsMethods,
  ...labelsMethods,
  ...pillarsMethods,
  ...portraitsMethods,
  ...strategiesMethods,
  ...caseStudiesMethods,
  ...channelsMethods,
  ...practiceMethods,
  ...mediaMethods,
  ...designsMethods,
  ...postsMethods,
  ...deliveriesMethods,
  ...seriesMethods,
  ...queueMethods,
  ...risksMethods,
  ...rehearsalMethods,
  ...evergreenMethods,
  ...duplicatesMethods,
  ...repostsMethods,
  ...watchingMethods,
  ...competitorsMethods,
  ...competitorChannelsMethods,
  ...theirCampaignsMethods,
  ...observationsMethods,
}
export { events }

export type Contract = typeof contract
export type Method = keyof Contract
export type QueryMethod = { [M in Method]: Contract[M]['kind'] extends 'query' ? M : never }[Method]
export type Input<M extends Method> = z.input<Contract[M]['input']>
export type Output<M extends Method> = z.output<Contract[M]['output']>
export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>

/** What a handler gets besides its input. */
export interface CallContext {
  /** Aborts when the caller cancels or goes away. */
  readonly signal: AbortSignal
}

export type Handler<M extends Method> = (
  input: z.output<Contract[M]['input']>,
  context: CallContext,
) => Output<M> | Promise<Output<M>>

/** All handlers: a method without one does not compile. */
export type Handlers = { [M in Method]: Handler<M> }

/** The handlers that one domain must supply: `HandlersOf<'posts' | 'search'>`. */
export type HandlersOf<P extends string> = {
  [M in Method as M extends `${P}.${string}` ? M : never]: Handler<M>
}

export type EmitEvent = <E extends EventName>(name: E, payload: EventPayload<E>) => void
