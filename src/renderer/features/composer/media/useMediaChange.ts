import type { PostMedia } from '#shared/model/post.ts'
import { useComposer, useStructuralChange } from '../useComposer.ts'
import { backToShared, contentOfTab, readSpot, sharedTab, writePart } from '../variants.ts'

/** Changes the media of a tab so that it can be taken back. */
export function useMediaChange(tab: string) {
  const { session } = useComposer()
  const change = useStructuralChange()
  return {
    /** Replaces the list; Ctrl+Z brings the one of before. */
    write: (label: string, next: PostMedia[]) => {
      const before = contentOfTab(session.state().fields, tab)
      change(
        label,
        f => writePart(f, tab, 'media', next),
        f =>
          readSpot(tab).tab === sharedTab || before.own.media
            ? writePart(f, tab, 'media', before.media)
            : backToShared(f, readSpot(tab).tab, [readSpot(tab).part === 0 ? 'media' : 'parts']),
      )
    },
    /** For words, which have the undo of their field. */
    type: (next: PostMedia[]) => session.change(writePart(session.state().fields, tab, 'media', next)),
  }
}
