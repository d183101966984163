import { useTranslation } from 'react-i18next'
import type { PostFields, PostPart } from '#shared/model/post.ts'
import { moveItem } from '../media/mediaList.ts'
import { useComposer, useStructuralChange } from '../useComposer.ts'
import { contentOfTab, putBack, writeThread } from '../variants.ts'
import { isNumbered, keepNumbers } from './keepNumbers.ts'

/** What the thread of a tab consists of, and the changes to it that Ctrl+Z takes back. */
export function useParts() {
  const { t } = useTranslation()
  const { fields, session, tab } = useComposer()
  const change = useStructuralChange()
  const areNumbered = isNumbered(messagesIn(fields, tab))

  /** Puts other messages in the place of the tab's; numbers that they have are kept true. */
  const write = (label: string, next: (messages: PostPart[]) => PostPart[], numbered = areNumbered) => {
    const earlier = session.state().fields
    const messages = keepNumbers(messagesIn(earlier, tab), next, numbered)
    change(
      label,
      f => writeThread(f, tab, messages),
      f => putBack(f, tab, earlier),
    )
  }

  return {
    count: contentOfTab(fields, tab).parts.length + 1,
    isNumbered: areNumbered,
    add: () => write(t('composer.did.partAdd'), messages => [...messages, { text: '', media: [] }]),
    remove: (part: number) =>
      write(t('composer.did.partRemove'), messages => messages.filter((_, i) => i !== part)),
    move: (from: number, to: number) =>
      write(t('composer.did.partMove'), messages => moveItem(messages, from, to)),
    setNumbered: (numbered: boolean) => write(t('composer.did.partNumbers'), messages => messages, numbered),
  }
}

/** All of them, the first one too. */
function messagesIn(fields: PostFields, tab: string): PostPart[] {
  const { text, media, parts } = contentOfTab(fields, tab)
  return [{ text, media }, ...parts]
}
