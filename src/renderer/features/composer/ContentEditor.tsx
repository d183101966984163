import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOnlySized } from '#shared/design/followShared.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { FirstCommentField } from './thread/FirstCommentField.tsx'
import { PartEditor } from './thread/PartEditor.tsx'
import { ThreadBar } from './thread/ThreadBar.tsx'
import { useParts } from './thread/useParts.ts'
import { useComposer, useStructuralChange } from './useComposer.ts'
import { backToShared, contentOfTab, customise, putBack, sharedTab, spotOf, writePart } from './variants.ts'
import type { Part } from './variants.ts'

/** Text, link and media of the tab in sight, and the parts that follow them as a thread. */
export function ContentEditor({ isNew }: { isNew: boolean }) {
  const { session, fields, tab } = useComposer()
  const thread = useParts()
  /** The part that was just added: it is written at once. */
  const [added, setAdded] = useState<string | null>(null)
  const content = contentOfTab(fields, tab)
  const isShared = tab === sharedTab
  return (
    <div className="flex flex-col gap-3">
      {Array.from({ length: thread.count }, (_, part) => (
        <PartEditor
          key={spotOf(tab, part)}
          part={part}
          thread={thread}
          autoFocus={part === 0 ? isNew && isShared : added === spotOf(tab, part)}
          head={part === 0 && !isShared && <OwnOrShared />}
          foot={
            part === 0 && (
              <LinkField
                value={content.link}
                text={content.text}
                onChange={link => session.change(writePart(session.state().fields, tab, 'link', link))}
              />
            )
          }
        />
      ))}
      <ThreadBar
        thread={thread}
        onAdd={() => {
          setAdded(spotOf(tab, thread.count))
          thread.add()
        }}
      />
      <FirstCommentField key={tab} />
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
  const { fields, tab, chosen, designPictures } = useComposer()
  const change = useStructuralChange()
  const { own, media } = contentOfTab(fields, tab)
  // What differs in size alone is no choice of hers, and goes on following.
  const isSized = own.media && isOnlySized(media, fields.media, designPictures)
  const parts: Part[] = ['text', 'link', 'media', 'parts', 'comment']
  const ownParts = parts.filter(part => own[part] && !(part === 'media' && isSized))
  const name = chosenName(chosen, tab)
  const isOwn = ownParts.length > 0
  return (
    <div className="flex min-h-10 items-center justify-between gap-3 border-b py-1.5 ps-4 pe-1.5">
      <span className="min-w-0 flex-1 text-sm text-ink-muted">
        {isOwn
          ? t('composer.isOwn', { parts: ownParts.map(part => t(`composer.parts.${part}`)).join(', ') })
          : t('composer.isShared', { channel: name })}
        {isSized && ` ${t('composer.isSized')}`}
      </span>
      {isOwn ? (
        <Button
          size="sm"
          onClick={() =>
            // Options are the channel's in any case; undo puts back the parts as they were, and leaves options as they are.
            change(
              t('composer.did.backToShared', { name }),
              f => backToShared(f, tab, ownParts),
              f => putBack(f, tab, fields, ownParts),
            )
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
