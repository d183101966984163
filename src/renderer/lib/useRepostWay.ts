import { useTranslation } from 'react-i18next'
import type { RepostWay } from '#shared/model/delivery.ts'
import { useNetworks } from './useNetworks.ts'

/** What a repost is called on its network: a boost, a quote, a copy. */
export function useRepostWay(): (network: string, how: RepostWay) => string {
  const { t } = useTranslation()
  const networks = useNetworks()
  return (network, how) =>
    t(`reposts.ways.${how === 'native' ? (networks.get(network)?.repost?.kind ?? 'repost') : how}`)
}
