import { EmojiPicker as Base } from 'frimousse'
import { loadEmojiData } from './loadEmojiData.ts'
import { useUiWords } from './UiProvider.tsx'

/** All emoji with a search field; give it a Popover. The data is part of the app and loaded when first opened. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const words = useUiWords()
  return (
    <Base.Root
      locale={words.locale}
      resolveEmojiData={() => loadEmojiData(words.locale, words.emojiCategories)}
      columns={9}
      onEmojiSelect={picked => onPick(picked.emoji)}
      className="isolate flex h-80 w-fit flex-col"
    >
      <div className="flex items-center gap-1 border-b p-1.5">
        <Base.Search
          aria-label={words.search}
          placeholder={words.search}
          className="h-7 min-w-0 flex-1 bg-transparent px-2 outline-none"
        />
        <Base.SkinToneSelector
          aria-label={words.skinTone}
          className="flex size-7 items-center justify-center rounded-md hover:bg-hover"
        />
      </div>
      <Base.Viewport className="relative flex-1 outline-none">
        <Base.Loading className="absolute inset-0 flex items-center justify-center text-sm text-ink-muted">
          {words.loading}
        </Base.Loading>
        <Base.Empty className="absolute inset-0 flex items-center justify-center text-sm text-ink-muted">
          {words.noResults}
        </Base.Empty>
        <Base.List
          className="pb-1.5 select-none"
          components={{
            CategoryHeader: ({ category, ...props }) => (
              <div {...props} className="bg-raised px-2.5 pt-2 pb-1 text-sm text-ink-muted">
                {category.label}
              </div>
            ),
            Row: props => <div {...props} className="scroll-my-1.5 px-1.5" />,
            Emoji: ({ emoji, ...props }) => (
              <button
                {...props}
                className="flex size-8 items-center justify-center rounded-md text-lg data-active:bg-hover"
              >
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </Base.Viewport>
    </Base.Root>
  )
}
