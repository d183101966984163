import { useTranslation } from 'react-i18next'
import { termsOf } from '#shared/model/delivery.ts'
import type { Fix } from '#shared/network/checkContent.ts'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { convertMedia } from '../media/convertMedia.ts'
import { replaced } from '../media/mediaList.ts'
import { openDetails } from '../media/openDetails.ts'
import { choiceFor, withExpiry } from '../schedule/plan.ts'
import { useComposer, useStructuralChange } from '../useComposer.ts'
import { contentOfTab, sharedTab, writePart } from '../variants.ts'
import type { Part } from '../variants.ts'

/** Does what a fix says, where the channel's content comes from: its own tab, or the shared one. */
export function useFix(): (fix: Fix, channelId: string) => void | Promise<void> {
  const { t } = useTranslation()
  const { session, chosen, planStore, setTab, textField } = useComposer()
  const change = useStructuralChange()
  const failed = useFailureToast()

  const tabOf = (channelId: string, part: Part) =>
    contentOfTab(session.state().fields, channelId).own[part] ? channelId : sharedTab
  const goTo = (tab: string, then: () => void) => {
    setTab(tab)
    // After the tab has been drawn.
    setTimeout(then)
  }
  return (fix, channelId) => {
    switch (fix.kind) {
      case 'shortenText':
        goTo(tabOf(channelId, 'text'), () => {
          const field = textField.current
          field?.focus()
          field?.setSelectionRange(fix.to, field.value.length)
        })
        return
      case 'addAlt':
        goTo(tabOf(channelId, 'media'), () => openDetails(fix.mediaId))
        return
      case 'removeMedia': {
        const tab = tabOf(channelId, 'media')
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
          const tab = tabOf(channelId, 'media')
          const swap = (from: string, to: string) => (f: Parameters<typeof contentOfTab>[0]) =>
            writePart(f, tab, 'media', replaced(contentOfTab(f, tab).media, from, to))
          change(t('composer.did.convert'), swap(fix.mediaId, media.id), swap(media.id, fix.mediaId))
        }, failed)
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
