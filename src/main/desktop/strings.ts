import type { Language } from '#shared/model/language.ts'

/** What the desktop shell says itself: tray, menus, native boxes. `{name}` marks a place to fill. */
const en = {
  open: 'Open Ratiba',
  quit: 'Quit Ratiba',
  capture: 'Put down what you saw',
  quitNow: 'Quit now',
  pauseEverything: 'Pause everything',
  resume: 'Resume publishing',
  pausedNeedsYou: { one: 'Paused, {count} needs you', other: 'Paused, {count} need you' },
  paused: 'Paused',
  needsYou: { one: '{count} needs you', other: '{count} need you' },
  offline: { one: 'Offline, {count} waiting', other: 'Offline, {count} waiting' },
  running: { one: '{count} going out', other: '{count} going out' },
  next: 'Next: {channel}, {time}',
  quiet: 'All quiet',
  finishing: 'Finishing what is being sent…',
  edit: 'Edit',
  view: 'View',
  closeTitle: 'Ratiba keeps publishing',
  closeDetail:
    'The window closes, but Ratiba stays in the tray and your posts go out on time. Start Ratiba again, or use the tray icon, to see the window. To stop publishing, quit Ratiba.',
  keepPublishing: 'Keep publishing',
  cannotStart: 'Ratiba could not start',
  openFolder: 'Open the folder',
  tooNew:
    'This profile was made by a newer Ratiba. Install the newer version to open it. Nothing was changed.',
  damaged:
    'The database is damaged. Nothing was changed. Older copies are beside it, in the folder “copies”. You can put one of them in its place.',
  diskFull: 'The disk is full. Nothing was lost. Free some space and start Ratiba again.',
  inUse: '{holder} already has this profile open. Use that one, or quit it first. Nothing was changed.',
  notWritable: 'Ratiba may not write into its folder. Check its permissions.',
  unexpected: 'Something unexpected happened. What is known about it stands in the log.',
  profile: 'Profile: {folder}',
}
export type NativeStrings = typeof en

const sw: NativeStrings = {
  open: 'Fungua Ratiba',
  quit: 'Ondoka Ratiba',
  capture: 'Andika ulichoona',
  quitNow: 'Ondoka sasa',
  pauseEverything: 'Sitisha kila kitu',
  resume: 'Endelea kuchapisha',
  pausedNeedsYou: { one: 'Imesimama, {count} linakuhitaji', other: 'Imesimama, {count} yanakuhitaji' },
  paused: 'Imesimama',
  needsYou: { one: '{count} linakuhitaji', other: '{count} yanakuhitaji' },
  offline: {
    one: 'Nje ya mtandao, {count} linasubiri',
    other: 'Nje ya mtandao, {count} yanasubiri',
  },
  running: { one: '{count} linatoka', other: '{count} yanatoka' },
  next: 'Linalofuata: {channel}, {time}',
  quiet: 'Kimya',
  finishing: 'Inamalizia kinachotumwa…',
  edit: 'Hariri',
  view: 'Mwonekano',
  closeTitle: 'Ratiba inaendelea kuchapisha',
  closeDetail:
    'Dirisha linafungwa, lakini Ratiba inabaki kwenye trei na machapisho yako yanatoka kwa wakati. Anzisha Ratiba tena, au tumia ikoni ya trei, ili kuona dirisha. Ili kuacha kuchapisha, ondoka Ratiba.',
  keepPublishing: 'Endelea kuchapisha',
  cannotStart: 'Ratiba haikuweza kuanza',
  openFolder: 'Fungua folda',
  tooNew:
    'Wasifu huu umetengenezwa na Ratiba mpya zaidi. Sakinisha toleo jipya ili kuufungua. Hakuna kilichobadilishwa.',
  damaged:
    'Hifadhidata imeharibika. Hakuna kilichobadilishwa. Nakala za zamani ziko kando yake, kwenye folda “copies”. Unaweza kuweka mojawapo mahali pake.',
  diskFull: 'Diski imejaa. Hakuna kilichopotea. Ongeza nafasi kisha anzisha Ratiba tena.',
  inUse: '{holder} tayari imefungua wasifu huu. Itumie hiyo, au ondoka kwanza. Hakuna kilichobadilishwa.',
  notWritable: 'Ratiba hairuhusiwi kuandika kwenye folda yake. Angalia ruhusa zake.',
  unexpected: 'Jambo lisilotarajiwa limetokea. Kinachojulikana kiko kwenye kumbukumbu.',
  profile: 'Wasifu: {folder}',
}

const byLanguage: Record<Language, NativeStrings> = { en, sw }

export interface NativeLanguage {
  strings: NativeStrings
  /** BCP 47 tag for dates and times. */
  locale: string
}

/** The words of the language that was chosen, or of the computer's when Ratiba speaks it, else English. */
export function nativeLanguage(chosen: Language | 'system', computerLocale: string): NativeLanguage {
  const computers = computerLocale.split('-')[0] === 'sw' ? 'sw' : 'en'
  const language = chosen === 'system' ? computers : chosen
  const sameAsComputer = computerLocale.split('-')[0] === language
  return { strings: byLanguage[language], locale: sameAsComputer ? computerLocale : language }
}

/** The form of a sentence that fits a count. */
export function counted(forms: { one: string; other: string }, count: number): string {
  return fill(count === 1 ? forms.one : forms.other, { count })
}

/** Puts values into the marked places. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
