/** What goes out in the demo, as every network is to show it. */
export const networks = ['practice', 'telegram', 'mastodon'] as const
export type DemoNetwork = (typeof networks)[number]

export interface DemoPost {
  title: string
  text: string
  link: string
  /** Which of the pictures, and how they are described. */
  pictures: { picture: number; alt: string }[]
  /** Other words for single networks. */
  variants: Partial<Record<DemoNetwork, string>>
  channels: readonly DemoNetwork[]
  /** After the first one, ms. */
  dueAfterMs: number
  /** How long it stays there; networks that are not named keep it. */
  disappearsAfterMs: Partial<Record<DemoNetwork, number>>
  /** Called off after it was scheduled: nobody may ever see it. */
  calledOff?: boolean
}

export const pictureCount = 2

export const demoPosts: readonly DemoPost[] = [
  {
    title: 'a picture, its own words for two channels, gone after three seconds everywhere',
    text: 'Karibu! New kanga sets are in 🎉 Two for one until Friday.',
    link: 'https://duka-amina.example/kanga?from=ratiba&week=47',
    pictures: [{ picture: 0, alt: 'Four folded kanga on a wooden table' }],
    variants: {
      telegram: 'Kanga mpya zimefika 🎉 <Nunua> mbili & ulipie moja hadi Ijumaa!',
      mastodon: 'New kanga sets 🧵 #kanga #madeinkenya — two for one until Friday.',
    },
    channels: networks,
    dueAfterMs: 0,
    disappearsAfterMs: { practice: 3000, telegram: 3000, mastodon: 3000 },
  },
  {
    title: 'two pictures that stay',
    text: 'Before and after: how the shop front changed.\nThank you, Juma 🙏',
    link: '',
    pictures: [
      { picture: 0, alt: 'The old shop front' },
      { picture: 1, alt: 'The new shop front, painted orange' },
    ],
    variants: {},
    channels: networks,
    dueAfterMs: 5000,
    disappearsAfterMs: {},
  },
  {
    title: 'words only, gone from Telegram and kept on Mastodon',
    text: 'Leo tunafunga saa kumi. See you tomorrow at 8!',
    link: 'https://duka-amina.example/hours',
    pictures: [],
    variants: { mastodon: 'We close at four today. See you tomorrow at 8 👋' },
    channels: ['telegram', 'mastodon'],
    dueAfterMs: 9000,
    disappearsAfterMs: { telegram: 2000 },
  },
  {
    title: 'called off in time',
    text: 'THIS MUST NEVER GO OUT',
    link: '',
    pictures: [],
    variants: {},
    channels: networks,
    dueAfterMs: 3000,
    disappearsAfterMs: {},
    calledOff: true,
  },
]
