import { useTranslation } from 'react-i18next'
import type { RehearsedItem } from '#shared/model/rehearsal.ts'
import { useChannels } from '../../lib/useChannels.ts'
import { useRepostWay } from '../../lib/useRepostWay.ts'

/** What a line is: a post, a quote, a first comment. */
export function useItemKind(): (item: RehearsedItem) => string {
  const { t } = useTranslation()
  const channels = useChannels()
  const wayOf = useRepostWay()
  return ({ kind, repost, channelId }) =>
    kind === 'publish' && repost !== null
      ? wayOf(channels.get(channelId)?.network ?? '', repost.how)
      : t(`rehearsal.kinds.${kind}`)
}
