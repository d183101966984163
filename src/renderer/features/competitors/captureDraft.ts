import { z } from 'zod'
import { create } from 'zustand'
import { Id } from '#shared/model/fields.ts'
import { ObservationFields } from '#shared/model/observation.ts'

const { text, mediaIds, kind } = ObservationFields.shape

/** What she has not put down yet. What is kept may be of another Ratiba: its parts are mended one by one. */
const CaptureDraft = z.object({
  text: text.catch(''),
  mediaIds: mediaIds.catch([]),
  kind: kind.catch('post'),
  competitorId: Id.nullable().catch(null),
  /** As she types them. */
  tags: z.string().max(2000).catch(''),
})
export type CaptureDraft = z.output<typeof CaptureDraft>

const storageKey = 'ratiba.capture'
const emptyDraft = CaptureDraft.parse({})

function kept(): CaptureDraft {
  try {
    return CaptureDraft.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
  } catch {
    return emptyDraft // Written by something else.
  }
}

/** The draft of all windows: begun in one, it can be gone on with in the other, also after a restart. */
export const useCaptureDraft = create<CaptureDraft>(kept)

/** Changes the draft and keeps it. */
export function changeDraft(change: Partial<CaptureDraft>): void {
  useCaptureDraft.setState(change)
  localStorage.setItem(storageKey, JSON.stringify(useCaptureDraft.getState()))
}

/** It was put down: the next begins empty. */
export const clearDraft = (): void => changeDraft(emptyDraft)

window.addEventListener('storage', event => {
  if (event.key === storageKey) useCaptureDraft.setState(kept())
})
