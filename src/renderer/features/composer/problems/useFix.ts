import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { termsOf } from '#shared/model/delivery.ts'
import { contentFor, joinParts, messagesOf } from '#shared/model/post.ts'
import type { PostFields, PostPart } from '#shared/model/post.ts'
import type { Fix } from '#shared/network/checkContent.ts'
import { countText } from '#shared/network/countText.ts'
import { splitThread } from '#shared/network/splitThread.ts'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { convertMedia } from '../media/convertMedia.ts'
import { replaced } from '../media/mediaList.ts'
import { openDetails } from '../media/openDetails.ts'
import { choiceFor, withExpiry, withTimeFor } from '../schedule/plan.ts'
import { useComposer, useStructuralChange } from '../useComposer.ts'
import { measure } from '../text/measure.ts'
import { keepNumbers } from '../thread/keepNumbers.ts'
import { contentOfTab, putBack, readSpot, sharedTab, spotOf, writePart, writeThread } from '../variants.ts'
import type { Part } from '../variants.ts'

/** Does what a fix says, where the channel's content comes from: its own tab, or the shared one. */
export function useFix(): (fix: Fix, channelId: string, part: number) => void | Promise<void> {
  const { t } = useTranslation()
  const { session, chosen, planStore, setTab, textField } = useComposer()
  const change = useStructuralChange()
  const failed = useFailureToast()
  const navigate = useNavigate()

  /** Where what stands in that part of the thread comes from. */
  const spotFor = (channelId: string, part: number, name: Part) => {
    const { own } = contentOfTab(session.state().fields, spotOf(channelId, part))
    return spotOf(own[name] ? channelId : sharedTab, part)
  }
  const goTo = (tab: string, then: () => void) => {
    setTab(tab)
    // After the tab has been drawn.
    setTimeout(then)
  }
  /** Other messages for one channel; for all when it is the only one. */
  const rewrite = (label: string, channelId: string, next: (messages: PostPart[]) => PostPart[]) => {
    const earlier = session.state().fields
    const tab = chosen.length === 1 && !hasOwn(earlier, channelId) ? sharedTab : channelId
    const { text, media, parts } = contentFor(earlier, channelId)
    const messages = keepNumbers([{ text, media }, ...parts], next)
    change(
      label,
      f => writeThread(f, tab, messages),
      f => putBack(f, tab, earlier),
    )
  }
  return (fix, channelId, part) => {
    switch (fix.kind) {
      case 'shortenText':
        goTo(readSpot(spotFor(channelId, part, 'text')).tab, () => {
          const field = part === 0 ? textField.current : fieldOfPart(part)
          field?.focus()
          field?.setSelectionRange(fix.to, field.value.length)
        })
        return
      case 'addAlt':
        goTo(readSpot(spotFor(channelId, part, 'media')).tab, () => openDetails(fix.mediaId))
        return
      case 'removeMedia': {
        const tab = spotFor(channelId, part, 'media')
        const before = contentOfTab(session.state().fields, tab).media
        change(
          t('composer.did.mediaRemove'),
          f =>
            writePart(
              f,
              tab,
              'media',
              before.filter(item => !fix.mediaIds.includes(item.mediaId)),
            ),
          f => writePart(f, tab, 'media', before),
        )
        return
      }
      case 'convertMedia':
        return convertMedia(fix.mediaId, fix.rule).then(media => {
          session.know(media)
          const tab = spotFor(channelId, part, 'media')
          const swap = (from: string, to: string) => (f: Parameters<typeof contentOfTab>[0]) =>
            writePart(f, tab, 'media', replaced(contentOfTab(f, tab).media, from, to))
          change(t('composer.did.convert'), swap(fix.mediaId, media.id), swap(media.id, fix.mediaId))
        }, failed)
      case 'splitText': {
        const limits = chosen.find(({ channel }) => channel.id === channelId)?.limits.text
        if (limits === undefined) return
        const whole = messagesOf(contentFor(session.state().fields, channelId))[part]
        if (whole === undefined) return
        const { count, limit } = measure(whole, limits)
        // What stands beside the text (its link, a warning) keeps its room.
        const room = limit - (count - countText(whole.text.trimEnd(), limits))
        rewrite(t('composer.did.split'), channelId, messages =>
          messages.flatMap((message, i) =>
            i !== part
              ? [message]
              : splitThread(message.text, limits, room).map((text, n) => ({
                  text,
                  media: n === 0 ? message.media : [],
                })),
          ),
        )
        return
      }
      case 'joinParts':
        rewrite(t('composer.did.join'), channelId, ([first = { text: '', media: [] }, ...parts]) => {
          const { text, media } = joinParts({ ...first, link: '', options: {}, parts })
          return [{ text, media }]
        })
        return
      case 'removePart':
        rewrite(t('composer.did.partRemove'), channelId, messages => messages.filter((_, i) => i !== part))
        return
      case 'moveTo':
        planStore.set(withTimeFor(planStore.state(), channelId, fix.dueLocal))
        return
      case 'openPost':
        void navigate({ to: '/composer/$postId', params: { postId: fix.postId } })
        return
      case 'shortenExpiry': {
        // As it is by now: several channels are put right one after another.
        const plan = planStore.state()
        planStore.set(
          withExpiry(
            plan,
            chosen.map(({ channel }) => channel.id),
            channelId,
            {
              kind: 'after',
              afterMs: fix.afterMs,
              ...termsOf(choiceFor(plan, channelId).expiry),
            },
          ),
        )
        return
      }
    }
  }
}

const hasOwn = (fields: PostFields, channelId: string): boolean => {
  const { own } = contentOfTab(fields, channelId)
  return own.text || own.media || own.parts
}

const fieldOfPart = (part: number): HTMLTextAreaElement | null =>
  document.querySelector(`[data-part="${part}"] textarea`)
