import { MessageCirclePlus, Trash2 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { commentFor, contentFor, noComment } from '#shared/model/post.ts'
import type { Content, FirstComment } from '#shared/model/post.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Counters } from '../text/Counters.tsx'
import { EmojiButton } from '../text/EmojiButton.tsx'
import { measure } from '../text/measure.ts'
import { TextEditor } from '../text/TextEditor.tsx'
import { useComposer, useStructuralChange } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { contentOfTab, putBack, sharedTab, writePart } from '../variants.ts'

const minuteMs = 60_000
const delays = [0, 1, 5, 10, 15, 30, 60, 180, 720, 1440].map(minutes => minutes * minuteMs)

/** What is said under the post once it is out, and how long after. */
export function FirstCommentField() {
  const { t } = useTranslation()
  const format = useFormat()
  const { session, fields, tab, chosen } = useComposer()
  const change = useStructuralChange()
  const countersId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { comment, own } = contentOfTab(fields, tab)
  const isShared = tab === sharedTab
  const able = chosen.filter(({ channel, descriptor }) => {
    const gets = isShared ? !contentOfTab(fields, channel.id).own.comment : channel.id === tab
    return gets && descriptor.comment !== 'none'
  })
  if (comment.text === '' && able.length === 0) return null
  if (comment.text === '' && !isOpen) {
    return (
      <div>
        <Button size="sm" variant="quiet" icon={MessageCirclePlus} onClick={() => setOpen(true)}>
          {t('composer.commentAdd')}
        </Button>
      </div>
    )
  }
  const set = (label: string, next: FirstComment) => {
    const earlier = session.state().fields
    change(
      label,
      f => writePart(f, tab, 'comment', next),
      f => putBack(f, tab, earlier, ['comment']),
    )
  }
  const messageFor = ({ channel }: Place): Content => ({
    text: commentFor(fields, channel.id).text.trim(),
    link: '',
    media: [],
    options: contentFor(fields, channel.id).options,
  })
  const fits = Math.min(
    comment.text.length,
    ...able.map(place => measure({ ...messageFor(place), text: comment.text }, place.limits.text).fits),
  )
  const known = delays.includes(comment.afterMs) ? delays : [...delays, comment.afterMs].sort((a, b) => a - b)
  return (
    <div className="rounded-lg border bg-surface transition-colors focus-within:border-edge">
      <div className="flex min-h-9 items-center gap-2 ps-4 pe-1.5 pt-1">
        <span className="min-w-0 flex-1 text-sm font-medium text-ink-muted">{t('composer.comment')}</span>
        <div className="w-40">
          <Select
            size="sm"
            aria-label={t('composer.commentAfter')}
            value={String(comment.afterMs)}
            onChange={ms => set(t('composer.did.comment'), { ...comment, afterMs: Number(ms) })}
            options={known.map(ms => ({
              value: String(ms),
              label:
                ms === 0
                  ? t('composer.commentAtOnce')
                  : t('composer.commentIn', { time: format.duration(ms) }),
            }))}
          />
        </div>
        <IconButton
          icon={Trash2}
          size="sm"
          label={t('composer.commentRemove')}
          onClick={() => {
            setOpen(false)
            if (comment.text !== '') set(t('composer.did.commentRemove'), noComment)
          }}
        />
      </div>
      <div className="px-4 pt-1 pb-2">
        <TextEditor
          key={tab}
          ref={field}
          value={comment.text}
          onChange={text => {
            // It stays in sight while she empties it.
            setOpen(true)
            session.change(writePart(session.state().fields, tab, 'comment', { ...comment, text }))
          }}
          fits={fits}
          label={t('composer.comment')}
          placeholder={t('composer.commentHint')}
          describedBy={countersId}
          autoFocus={comment.text === ''}
          isShared={!isShared && !own.comment}
          rows={2}
        />
      </div>
      <div className="flex min-h-10 items-center justify-between gap-3 border-t ps-2.5 pe-4">
        <EmojiButton field={field} />
        <Counters places={able} messageFor={messageFor} id={countersId} />
      </div>
    </div>
  )
}
