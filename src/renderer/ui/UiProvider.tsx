import { CSPProvider } from '@base-ui/react/csp-provider'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { createContext, use } from 'react'
import type { ReactNode } from 'react'

/** The few words primitives speak by themselves; the app gives them in its language. */
export interface UiWords {
  /** Of the language the words are in. */
  locale: string
  /** Language and region, for dates. */
  formatLocale: string
  /** ISO weekday: 1 Monday ... 7 Sunday. */
  weekStartsOn: number
  /** The present day, `2026-11-22`. */
  today: () => string
  close: string
  loading: string
  noResults: string
  search: string
  date: string
  time: string
  pickDay: string
  noDay: string
  previousMonth: string
  nextMonth: string
  colourHex: string
  colourField: string
  /** Of the area that says how strong and how bright. */
  colourStrength: string
  hue: string
  skinTone: string
  notifications: string
  dropHere: string
  /** By group of emojibase: smileys, people, parts, animals, food, travel, activities, objects, symbols, flags. */
  emojiCategories: readonly string[]
}

const Words = createContext<UiWords | null>(null)

/** Words of the primitives; throws outside of UiProvider. */
export function useUiWords(): UiWords {
  const words = use(Words)
  if (words === null) throw new Error('useUiWords outside of UiProvider')
  return words
}

interface UiProviderProps {
  words: UiWords
  direction: 'ltr' | 'rtl'
  children: ReactNode
}

/** Everything primitives need around them. No style elements: the content policy allows none. */
export function UiProvider({ words, direction, children }: UiProviderProps) {
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={direction}>
        <Tooltip.Provider delay={400}>
          <Words value={words}>{children}</Words>
        </Tooltip.Provider>
      </DirectionProvider>
    </CSPProvider>
  )
}
