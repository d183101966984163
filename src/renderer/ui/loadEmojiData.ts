import type { EmojiData } from 'frimousse'

/** Newer emoji are missing in the fonts of systems that are a few years old. */
const newestVersion = 15

const tones = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const

/** The group of emojibase that only holds parts of emoji, such as hair. */
const componentGroup = 2

/**
 * Emoji from the data that is built into the app: nothing is fetched from outside.
 * Names are English, the only language of ours the data knows; `categories` are in the person's, by group of emojibase.
 */
export async function loadEmojiData(locale: string, categories: readonly string[]): Promise<EmojiData> {
  const { default: rows } = await import('emojibase-data/en/data.json')
  const emojis = rows.flatMap(row => {
    if (row.group === undefined || row.group === componentGroup || row.version > newestVersion) return []
    const skins = row.skins?.filter(skin => typeof skin.tone === 'number')
    return [
      {
        emoji: row.emoji,
        category: row.group,
        label: row.label,
        version: row.version,
        tags: row.tags ?? [],
        ...(skins?.length === tones.length
          ? {
              skins: Object.fromEntries(
                skins.map((skin, i) => [tones[i], skin.emoji]),
              ) as EmojiData['skinTones'],
            }
          : {}),
      },
    ]
  })
  return {
    locale,
    emojis,
    categories: categories.flatMap((label, index) => (index === componentGroup ? [] : [{ index, label }])),
    skinTones: {
      light: 'light',
      'medium-light': 'medium-light',
      medium: 'medium',
      'medium-dark': 'medium-dark',
      dark: 'dark',
    },
  }
}
