import { createContext, use, useCallback } from 'react'
import type { RefObject } from 'react'
import type { Campaign } from '#shared/model/campaign.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { PostFields } from '#shared/model/post.ts'
import type { Project } from '#shared/model/project.ts'
import type { Descriptor, Limits } from '#shared/network/descriptor.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import type { PostSession, SessionState } from './createPostSession.ts'
import type { Uploads } from './media/createUploads.ts'
import type { PlanStore } from './schedule/createPlanStore.ts'
import type { Plan } from './schedule/plan.ts'

/** A channel with what its network can do. */
export interface Place {
  channel: Channel
  descriptor: Descriptor
  limits: Limits
}

/** What every part of the composer works on. */
export interface ComposerState extends SessionState {
  session: PostSession
  project: Project
  campaigns: readonly Campaign[]
  /** When the campaign of the post is over, epoch ms; null when it has none, or its campaign no last day. */
  campaignEndAt: number | null
  /** Every channel of the project; undefined while loading. */
  places: readonly Place[] | undefined
  /** The channels the post is for, in the project's order. */
  chosen: readonly Place[]
  plan: Plan
  planStore: PlanStore
  uploads: Uploads
  /** The tab in sight: the shared content, or a channel's id. */
  tab: string
  setTab: (tab: string) => void
  /** The writing surface of the tab in sight. */
  textField: RefObject<HTMLTextAreaElement | null>
}

export const ComposerContext = createContext<ComposerState | null>(null)

export function useComposer(): ComposerState {
  const composer = use(ComposerContext)
  if (composer === null) throw new Error('useComposer outside of the composer')
  return composer
}

type Change = (fields: PostFields) => Partial<PostFields>

/**
 * Changes something that is not text so that Ctrl+Z takes it back: `undo` says how, on the post as it is by then. Text
 * has the undo of its field.
 */
export function useStructuralChange(): (label: string, change: Change, undo: Change) => void {
  const { session } = useComposer()
  const undoable = useUndoable()
  return useCallback(
    (label, change, undo) => {
      const apply = async (how: Change) => {
        session.change(how(session.state().fields))
        await session.flush()
      }
      void undoable({ label, quiet: true, run: () => apply(change), undo: () => apply(undo) })
    },
    [session, undoable],
  )
}
