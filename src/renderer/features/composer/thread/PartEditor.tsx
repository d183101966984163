import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useId, useMemo, useRef } from 'react'
import type { ClipboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { contentFor, messagesOf } from '#shared/model/post.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { AddMedia } from '../media/AddMedia.tsx'
import { DesignButton } from '../media/DesignButton.tsx'
import { MediaTray } from '../media/MediaTray.tsx'
import { UploadList } from '../media/UploadList.tsx'
import { Counters } from '../text/Counters.tsx'
import { EmojiButton } from '../text/EmojiButton.tsx'
import { measure } from '../text/measure.ts'
import { TextEditor } from '../text/TextEditor.tsx'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { contentOfTab, sharedTab, spotOf, writePart } from '../variants.ts'
import type { useParts } from './useParts.ts'

interface PartEditorProps {
  /** 0 is the post itself. */
  part: number
  thread: ReturnType<typeof useParts>
  autoFocus: boolean
  /** Above the text: what concerns the whole tab. */
  head?: ReactNode
  /** Under text and media. */
  foot?: ReactNode
}

/** Text and media of one message, with the counters of the networks that get it. */
export function PartEditor({ part, thread, autoFocus, head, foot }: PartEditorProps) {
  const { t } = useTranslation()
  const { session, fields, tab, chosen, uploads, textField } = useComposer()
  const countersId = useId()
  const ownField = useRef<HTMLTextAreaElement>(null)
  const field = part === 0 ? textField : ownField
  const spot = spotOf(tab, part)
  const content = contentOfTab(fields, spot)
  const isShared = tab === sharedTab
  const counted = useMemo(
    () =>
      isShared
        ? chosen.filter(({ channel }) => !contentOfTab(fields, spotOf(channel.id, part)).own.text)
        : chosen.filter(({ channel }) => channel.id === tab),
    [isShared, chosen, fields, tab, part],
  )
  const messageFor = ({ channel }: Place) => messagesOf(contentFor(fields, channel.id))[part]
  // What is marked as too long is so for at least one of the channels that get this text.
  const fits = Math.min(
    content.text.length,
    ...counted.map(place => {
      const message = messageFor(place)
      return message === undefined ? content.text.length : measure(message, place.limits.text).fits
    }),
  )
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    uploads.start(files, spot)
  }
  const name = chosen.find(({ channel }) => channel.id === tab)?.channel.name ?? ''
  const label = isShared ? t('composer.text') : t('composer.textFor', { channel: name })
  const place = t('composer.partOf', { part: part + 1, count: thread.count })
  return (
    <div
      data-part={part}
      onPaste={onPaste}
      className="rounded-lg border bg-surface transition-colors focus-within:border-edge"
    >
      {head}
      {thread.count > 1 && <PartHead part={part} place={place} thread={thread} />}
      <div className={`px-4 pb-2 ${thread.count > 1 ? 'pt-1' : 'pt-3'}`}>
        <TextEditor
          key={spot}
          ref={field}
          value={content.text}
          onChange={text => session.change(writePart(session.state().fields, spot, 'text', text))}
          fits={fits}
          label={thread.count > 1 ? `${label}, ${place}` : label}
          placeholder={part === 0 ? t('composer.textHint') : t('composer.partHint')}
          describedBy={countersId}
          autoFocus={autoFocus}
          isShared={!isShared && !content.own.text}
          rows={part === 0 && thread.count === 1 ? 5 : 3}
        />
      </div>
      <div className="flex flex-col gap-2 px-4 pb-2 empty:hidden">
        {content.media.length > 0 && <MediaTray tab={spot} />}
        <UploadList uploads={uploads} tab={spot} />
      </div>
      {foot}
      <div className="flex min-h-10 items-center justify-between gap-3 border-t ps-2.5 pe-4">
        <span className="flex shrink-0 items-center gap-1">
          <EmojiButton field={field} />
          <AddMedia onFiles={files => uploads.start(files, spot)} />
          {part === 0 && <DesignButton />}
        </span>
        <Counters places={counted} messageFor={messageFor} id={countersId} />
      </div>
    </div>
  )
}

interface PartHeadProps extends Pick<PartEditorProps, 'part' | 'thread'> {
  place: string
}

/** Which part it is, and its place among the others. */
function PartHead({ part, place, thread }: PartHeadProps) {
  const { t } = useTranslation()
  return (
    <div className="flex min-h-9 items-center gap-1 ps-4 pe-1.5 pt-1">
      <span className="min-w-0 flex-1 text-sm font-medium text-ink-muted tabular">{place}</span>
      <IconButton
        icon={ArrowUp}
        size="sm"
        label={t('composer.partUp', { part: part + 1 })}
        disabled={part === 0}
        onClick={() => thread.move(part, part - 1)}
      />
      <IconButton
        icon={ArrowDown}
        size="sm"
        label={t('composer.partDown', { part: part + 1 })}
        disabled={part === thread.count - 1}
        onClick={() => thread.move(part, part + 1)}
      />
      <IconButton
        icon={Trash2}
        size="sm"
        label={t('composer.partRemove', { part: part + 1 })}
        onClick={() => thread.remove(part)}
      />
    </div>
  )
}
