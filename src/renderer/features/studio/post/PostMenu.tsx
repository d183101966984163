import { useNavigate } from '@tanstack/react-router'
import { Check, CircleCheck, ImageUp, Lock, SquarePen, TextCursorInput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PostOfDesign } from '#shared/contract/designs.ts'
import { fillSlots, slotsOf } from '#shared/design/fillSlots.ts'
import { formatSizes } from '#shared/design/designFormat.ts'
import { suits } from '#shared/design/formatFor.ts'
import { formatsFor } from '#shared/design/formatsFor.ts'
import type { Channel } from '#shared/model/channel.ts'
import { ChannelMark } from '../../../lib/ChannelMark.tsx'
import { useChannels } from '../../../lib/useChannels.ts'
import { useNetworks } from '../../../lib/useNetworks.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { formatName } from '../formatName.ts'
import { useStudio } from '../StudioContext.ts'
import { usePostSlots } from './usePostSlots.ts'
import { usePostUpdate } from './usePostUpdate.ts'

/** The post a design was made for: what each of its channels gets, and how to bring it up to date. Nothing without a post. */
export function PostMenu() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const update = usePostUpdate()
  if (update === null) return null
  const { post, isOut, isCurrent, isBusy, missing, put } = update
  const isUnfinished = missing > 0 && !isOut && !isCurrent
  const words = isOut ? 'out' : isCurrent ? 'current' : post.placed === null ? 'none' : 'older'
  return (
    <Popover
      align="end"
      aria-label={t('studioOutput.post.title')}
      trigger={
        <Button icon={isOut ? Lock : isCurrent ? CircleCheck : ImageUp} busy={isBusy}>
          {t(`studioOutput.post.short.${words}`)}
        </Button>
      }
    >
      <div className="flex w-80 flex-col gap-3">
        <p className="text-ink-muted">{t(`studioOutput.post.long.${isUnfinished ? 'unfinished' : words}`)}</p>
        {post.places.length > 0 && (
          <ul aria-label={t('studioOutput.post.channels')} className="flex flex-col gap-1">
            {post.places.map(place => (
              <PlaceRow key={place.channelId} place={place} />
            ))}
          </ul>
        )}
        <FillFromPost />
        <div className="flex justify-end gap-2">
          <Button
            icon={SquarePen}
            onClick={() => void navigate({ to: '/composer/$postId', params: { postId: post.postId } })}
          >
            {t('studioOutput.post.back')}
          </Button>
          {!isOut && (
            <Button variant="primary" icon={ImageUp} busy={isBusy} disabled={isCurrent} onClick={put}>
              {post.placed === null ? t('studioOutput.post.put') : t('studioOutput.post.update')}
            </Button>
          )}
        </div>
      </div>
    </Popover>
  )
}

/** Puts the words, prices and pictures of the post into the places of the design; undone like any step. */
function FillFromPost() {
  const { t } = useTranslation()
  const { design, run, endStep } = useStudio()
  const values = usePostSlots()
  if (values === null || slotsOf(design).length === 0) return null
  const fill = () => {
    endStep()
    run('replaceDesign', { by: fillSlots(design, values) })
    endStep()
  }
  return (
    <Button icon={TextCursorInput} onClick={fill}>
      {t('studioOutput.post.fill')}
    </Button>
  )
}

/** What one channel gets; a size that would suit it better can be added. */
function PlaceRow({ place }: { place: PostOfDesign['places'][number] }) {
  const { t } = useTranslation()
  const { design } = useStudio()
  const channel = useChannels().get(place.channelId)
  const format = design.formats.find(({ id }) => id === place.formatId)
  return (
    <li className="flex min-h-8 items-center gap-2">
      <ChannelMark network={channel?.network ?? ''} label="" />
      <span className="min-w-0 flex-1 truncate">{channel?.name}</span>
      {place.isOut ? (
        <span className="flex items-center gap-1 text-sm text-ink-muted">
          <Icon icon={Check} size={14} />
          {t('studioOutput.post.isOut')}
        </span>
      ) : (
        <span className="text-sm text-ink-muted">{format === undefined ? '' : formatName(t, format)}</span>
      )}
      {!place.isOut && channel !== undefined && <BetterSize channel={channel} />}
    </li>
  )
}

function BetterSize({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const { design, run, showFormat } = useStudio()
  const network = useNetworks().get(channel.network)
  if (network === undefined) return null
  const [kind] = formatsFor([network.pictureSizes])
  const [best] = network.pictureSizes
  if (best === undefined || design.formats.some(format => suits(best, format))) return null
  const name = t(`studio.formats.${kind}`)
  const add = () => {
    const id = crypto.randomUUID()
    run('addFormat', { format: { id, kind, name: '', ...formatSizes[kind] } })
    showFormat(id)
  }
  return (
    <Button size="sm" onClick={add} aria-label={t('studioOutput.post.addSize', { name })}>
      {`+ ${name}`}
    </Button>
  )
}
