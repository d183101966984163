import { Smile } from 'lucide-react'
import type { RefObject } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmojiPicker } from '../../../ui/EmojiPicker.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { insertText } from './insertText.ts'

/** All emoji; the chosen one goes where the caret was. */
export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const pick = (emoji: string) => {
    setOpen(false)
    // After the popover has given the focus back to its button.
    setTimeout(() => {
      if (field.current !== null) insertText(field.current, emoji)
    })
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      padding="none"
      side="top"
      aria-label={t('composer.emoji')}
      trigger={<IconButton icon={Smile} size="sm" label={t('composer.emoji')} tooltip={false} />}
    >
      <EmojiPicker onPick={pick} />
    </Popover>
  )
}
