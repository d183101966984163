import { Link2 } from 'lucide-react'
import { useId, useMemo } from 'react'
import type { ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { contentFor } from '#shared/model/post.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AddMedia } from './media/AddMedia.tsx'
import { MediaTray } from './media/MediaTray.tsx'
import { UploadList } from './media/UploadList.tsx'
import { Counters } from './text/Counters.tsx'
import { EmojiButton } from './text/EmojiButton.tsx'
import { measure } from './text/measure.ts'
import { TextEditor } from './text/TextEditor.tsx'
import { useComposer, useStructuralChange } from './useComposer.ts'
import { backToShared, contentOfTab, customise, sharedTab, writePart } from './variants.ts'
import type { Part } from './variants.ts'

/** Text, link and media of the tab in sight. */
export function ContentEditor({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation()
  const { session, fields, tab, chosen, uploads, textField } = useComposer()
  const countersId = useId()
  const content = contentOfTab(fields, tab)
  const isShared = tab === sharedTab
  const counted = useMemo(
    () =>
      isShared
        ? chosen.filter(({ channel }) => !contentOfTab(fields, channel.id).own.text)
        : chosen.filter(({ channel }) => channel.id === tab),
    [isShared, chosen, fields, tab],
  )
  // What is marked as too long is so for at least one of the channels that get this text.
  const fits = Math.min(
    content.text.length,
    ...counted.map(({ channel, limits }) => measure(contentFor(fields, channel.id), limits.text).fits),
  )
  const write = (part: 'text' | 'link', value: string) =>
    session.change(writePart(session.state().fields, tab, part, value))
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    uploads.start(files, tab)
  }
  return (
    <div
      onPaste={onPaste}
      className="rounded-lg border bg-surface transition-colors focus-within:border-edge"
    >
      {!isShared && <OwnOrShared />}
      <div className="px-4 pt-3 pb-2">
        <TextEditor
          key={tab}
          ref={textField}
          value={content.text}
          onChange={text => write('text', text)}
          fits={fits}
          label={isShared ? t('composer.text') : t('composer.textFor', { channel: chosenName(chosen, tab) })}
          placeholder={t('composer.textHint')}
          describedBy={countersId}
          autoFocus={isNew && isShared}
          isShared={!isShared && !content.own.text}
        />
      </div>
      <div className="flex flex-col gap-2 px-4 pb-2 empty:hidden">
        {content.media.length > 0 && <MediaTray tab={tab} />}
        <UploadList uploads={uploads} tab={tab} />
      </div>
      <LinkField value={content.link} text={content.text} onChange={link => write('link', link)} />
      <div className="flex min-h-10 items-center justify-between gap-3 border-t ps-2.5 pe-4">
        <span className="flex shrink-0 items-center gap-1">
          <EmojiButton field={textField} />
          <AddMedia onFiles={files => uploads.start(files, tab)} />
        </span>
        <Counters places={counted} id={countersId} />
      </div>
    </div>
  )
}

const chosenName = (chosen: ReturnType<typeof useComposer>['chosen'], id: string) =>
  chosen.find(({ channel }) => channel.id === id)?.channel.name ?? ''

interface LinkFieldProps {
  value: string
  text: string
  onChange: (link: string) => void
}

function LinkField({ value, text, onChange }: LinkFieldProps) {
  const { t } = useTranslation()
  const link = value.trim()
  return (
    <label className="flex h-10 items-center gap-2 border-t px-4">
      <span className="text-ink-muted">
        <Icon icon={Link2} />
      </span>
      <input
        type="url"
        inputMode="url"
        value={value}
        onChange={event => onChange(event.target.value)}
        aria-label={t('composer.link')}
        placeholder={t('composer.linkHint')}
        spellCheck={false}
        autoComplete="off"
        className="h-full min-w-0 flex-1 bg-transparent outline-none"
      />
      {link !== '' && (
        <span className="shrink-0 text-sm text-ink-muted">
          {text.includes(link) ? t('composer.linkInText') : t('composer.linkAfter')}
        </span>
      )}
    </label>
  )
}

/** Says whether this channel has its own content, and changes it. */
function OwnOrShared() {
  const { t } = useTranslation()
  const { fields, tab, chosen } = useComposer()
  const change = useStructuralChange()
  const { own } = contentOfTab(fields, tab)
  const parts: Part[] = ['text', 'link', 'media']
  const ownParts = parts.filter(part => own[part])
  const before = fields.variants.find(v => v.channelId === tab)
  const name = chosenName(chosen, tab)
  // Options are the channel's in any case; undo puts back the parts as they were, and leaves options as they are.
  const putBack = (f: typeof fields) => ({
    variants: ownParts.reduce(
      (variants, part) => writePart({ ...f, variants }, tab, part, before?.[part] ?? '').variants ?? variants,
      backToShared(f, tab, parts).variants ?? f.variants,
    ),
  })
  const isOwn = ownParts.length > 0
  return (
    <div className="flex min-h-10 items-center justify-between gap-3 border-b py-1.5 ps-4 pe-1.5">
      <span className="min-w-0 flex-1 text-sm text-ink-muted">
        {isOwn
          ? t('composer.isOwn', { parts: ownParts.map(part => t(`composer.parts.${part}`)).join(', ') })
          : t('composer.isShared', { channel: name })}
      </span>
      {isOwn ? (
        <Button
          size="sm"
          onClick={() =>
            change(t('composer.did.backToShared', { name }), f => backToShared(f, tab, parts), putBack)
          }
        >
          {t('composer.backToShared')}
        </Button>
      ) : (
        <Button
          size="sm"
          onClick={() =>
            change(
              t('composer.did.customise', { name }),
              f => customise(f, tab, ['text']),
              f => backToShared(f, tab, ['text']),
            )
          }
        >
          {t('composer.customise')}
        </Button>
      )}
    </div>
  )
}
