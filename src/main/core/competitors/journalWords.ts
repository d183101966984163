import type { ComparedNumber } from '#shared/model/comparison.ts'
import type { Language } from '#shared/model/language.ts'
import type { ObservationFormat, ObservationKind, ObservedNumbers } from '#shared/model/observation.ts'

interface JournalWords extends Record<keyof ObservedNumbers, string> {
  journal: string
  comparison: string
  project: string
  competitor: string
  seen: string
  published: string
  kind: string
  format: string
  text: string
  link: string
  shotText: string
  tags: string
  channel: string
  campaign: string
  whatWorks: string
  whatWeTake: string
  favourite: string
  yes: string
  pictures: string
  id: string
  who: string
  us: string
  what: string
  value: string
  pieces: string
  perWeek: string
  hour: string
  month: string
  median: string
  best: string
  weekdays: readonly string[]
  kinds: Record<ObservationKind, string>
  formats: Record<ObservationFormat, string>
}

/** The name of one of the numbers that are compared. */
export const numberWord = (words: JournalWords, name: ComparedNumber): string => words[name]

/** The words of what is saved of the journal as a file. */
export const journalWords: Record<Language, JournalWords> = {
  en: {
    ...{ journal: 'Journal', comparison: 'Comparison', project: 'Project', competitor: 'Competitor' },
    ...{
      seen: 'Seen',
      published: 'Published',
      kind: 'What it is',
      format: 'Form',
      text: 'Text',
      link: 'Link',
    },
    ...{ shotText: 'What stands in the pictures', tags: 'Tags', channel: 'Channel', campaign: 'Campaign' },
    ...{ whatWorks: 'What works about it', whatWeTake: 'What we take from it', favourite: 'One of the best' },
    ...{ yes: 'yes', pictures: 'Pictures', id: 'Number', who: 'Who', us: 'us', what: 'What', value: 'Which' },
    ...{ pieces: 'Pieces', perWeek: 'Pieces a week', hour: 'Hour of the week', month: 'Month' },
    ...{ median: 'Median', best: 'Most' },
    ...{ likes: 'Likes', comments: 'Comments', shares: 'Shares', views: 'Views', followers: 'Followers' },
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    kinds: {
      ...{ post: 'Post', advertisement: 'Advertisement', contest: 'Contest', price: 'Price' },
      ...{ product: 'Product', event: 'Event', review: 'Review' },
    },
    formats: {
      ...{ text: 'Text', image: 'Picture', carousel: 'Several pictures', video: 'Video' },
      ...{ story: 'Story', link: 'Link', other: 'Other' },
    },
  },
  sw: {
    ...{ journal: 'Daftari', comparison: 'Ulinganisho', project: 'Mradi', competitor: 'Mshindani' },
    ...{ seen: 'Ilionekana', published: 'Ilichapishwa', kind: 'Ni nini', format: 'Umbo', text: 'Maandishi' },
    ...{ link: 'Kiungo', shotText: 'Yaliyoandikwa kwenye picha', tags: 'Lebo', channel: 'Chaneli' },
    ...{ campaign: 'Kampeni', whatWorks: 'Kinachofanya kazi', whatWeTake: 'Tunachochukua' },
    ...{ favourite: 'Mmoja wa bora', yes: 'ndiyo', pictures: 'Picha', id: 'Namba', who: 'Nani', us: 'sisi' },
    ...{ what: 'Nini', value: 'Ipi', pieces: 'Vipande', perWeek: 'Vipande kwa wiki', hour: 'Saa ya wiki' },
    ...{ month: 'Mwezi', median: 'Thamani ya kati', best: 'Zaidi' },
    ...{ likes: 'Waliopenda', comments: 'Maoni', shares: 'Walioshiriki', views: 'Walioona' },
    followers: 'Wafuasi',
    weekdays: ['Jumatatu', 'Jumanne', 'Jumatano', 'Alhamisi', 'Ijumaa', 'Jumamosi', 'Jumapili'],
    kinds: {
      ...{ post: 'Chapisho', advertisement: 'Tangazo', contest: 'Shindano', price: 'Bei' },
      ...{ product: 'Bidhaa', event: 'Tukio', review: 'Maoni' },
    },
    formats: {
      ...{ text: 'Maandishi', image: 'Picha', carousel: 'Picha kadhaa', video: 'Video' },
      ...{ story: 'Hadithi', link: 'Kiungo', other: 'Nyingine' },
    },
  },
}
