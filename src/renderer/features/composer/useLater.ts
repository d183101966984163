import { useDeferredValue, useMemo } from 'react'
import type { ComposerState } from './useComposer.ts'

/**
 * The composer as it was a moment ago while she types: for the parts that follow the text and need not keep up with every
 * key. Everything but the text is as it is.
 */
export function useLater(composer: ComposerState): ComposerState {
  const fields = useDeferredValue(composer.fields)
  const status = useDeferredValue(composer.status)
  const { session, postId, projectId, deliveries, updatedAt, leftover, known, project, campaigns } = composer
  const { designPictures } = composer
  const { campaignEndAt } = composer
  const { places, chosen, plan, planStore, uploads, tab, setTab, textField } = composer
  return useMemo(
    () => ({
      fields,
      status,
      session,
      postId,
      projectId,
      deliveries,
      updatedAt,
      leftover,
      known,
      designPictures,
      project,
      campaigns,
      campaignEndAt,
      places,
      chosen,
      plan,
      planStore,
      uploads,
      tab,
      setTab,
      textField,
    }),
    [
      fields,
      status,
      session,
      postId,
      projectId,
      deliveries,
      updatedAt,
      leftover,
      known,
      designPictures,
      project,
      campaigns,
      campaignEndAt,
      places,
      chosen,
      plan,
      planStore,
      uploads,
      tab,
      setTab,
      textField,
    ],
  )
}
