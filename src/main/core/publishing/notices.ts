import { languageOf } from '#shared/model/language.ts'
import type { Language } from '#shared/model/language.ts'
import { isPracticeAddress, practicePath } from '#shared/network/practiceAddress.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { JobKind } from '../db/schema.ts'
import { excerptLength, excerptOf } from './excerptOf.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'

/** What the person is told while no window may be open. */
export interface Notices {
  /** @param text what was published, where it is known */
  published(deliveryId: string, channel: string, url: string | null, text?: string): void
  removed(deliveryId: string, channel: string): void
  ended(deliveryId: string, channel: string): void
  failed(deliveryId: string, kind: JobKind, channel: string, words: string | null): void
  missed(deliveryIds: readonly string[]): void
  /** Its time passed and she had said to skip it then: not silently. */
  skipped(deliveryIds: readonly string[]): void
  /** Its time passed, and as she had said it goes out at the next free slot. */
  moved(deliveryIds: readonly string[]): void
  /** Due on days on which nothing goes out by itself. */
  blackout(deliveryIds: readonly string[]): void
  uncertain(deliveryId: string, channel: string): void
  needsLogin(channel: string): void
  /** What was given to the network's scheduler cannot be asked for now. */
  cannotTakeBack(deliveryId: string, channel: string): void
  /** The network published it before it could be taken back. */
  tooLateToTakeBack(deliveryId: string, channel: string): void
  byHand(deliveryId: string, channel: string): void
  removeByHand(deliveryId: string, channel: string, url: string | null): void
  /** Nothing can be written; said at most once an hour. */
  diskFull(): void
}

const words = {
  en: {
    published: 'Published on {channel}',
    removed: 'Removed from {channel}',
    ended: 'Could not be removed, so its words were replaced on {channel}',
    publishFailed: 'Not published on {channel}',
    expireFailed: 'Could not be removed from {channel}',
    editFailed: 'Could not be changed on {channel}',
    commentFailed: 'The first comment is not out on {channel}',
    handOverFailed: 'The scheduler of {channel} did not take it: Ratiba publishes it itself',
    takeBackFailed: 'Not taken back from {channel} yet: it may publish the old version',
    tookBackTooLate: '{channel} published it before it could be taken back',
    missed: '{count} not published: the time has passed',
    missedBody: 'Choose what to do with it in Today.',
    blackout: '{count} not published: nothing goes out on these days',
    skipped: '{count} skipped: the time had passed',
    skippedBody: 'As you had planned it. The ledger has every one.',
    moved: '{count} moved to the next free slot: the time had passed',
    uncertain: 'Is it out on {channel}?',
    uncertainBody: 'The connection was lost while sending. Nothing is sent again until this is known.',
    needsLogin: '{channel} needs you to log in again',
    needsLoginBody: 'What waits for it goes out once it is connected again.',
    byHand: 'Time to publish on {channel}',
    removeByHand: 'Time to remove a post from {channel}',
    removeByHandBody: 'This network does not let Ratiba do it. Open it and remove it yourself.',
    diskFull: 'The disk is full: nothing can be published',
    diskFullBody: 'Nothing is lost. Free some space, and Ratiba goes on by itself.',
    untitled: 'A post without text',
  },
  sw: {
    published: 'Imechapishwa kwenye {channel}',
    removed: 'Imeondolewa kwenye {channel}',
    ended: 'Haikuweza kuondolewa, kwa hiyo maneno yake yamebadilishwa kwenye {channel}',
    publishFailed: 'Haikuchapishwa kwenye {channel}',
    expireFailed: 'Haikuweza kuondolewa kwenye {channel}',
    editFailed: 'Haikuweza kubadilishwa kwenye {channel}',
    commentFailed: 'Maoni ya kwanza hayajatoka kwenye {channel}',
    handOverFailed: 'Mpangaji wa {channel} haukulichukua: Ratiba italichapisha yenyewe',
    takeBackFailed: 'Bado halijarudishwa kutoka {channel}: huenda likachapishwa lilivyokuwa',
    tookBackTooLate: '{channel} ililichapisha kabla ya kurudishwa',
    missed: '{count} hazikuchapishwa: muda umepita',
    missedBody: 'Chagua la kufanya kwenye Leo.',
    blackout: '{count} hazikuchapishwa: siku hizi hakuna kinachotoka',
    skipped: '{count} zimerukwa: muda ulikuwa umepita',
    skippedBody: 'Kama ulivyopanga. Daftari lina kila moja.',
    moved: '{count} zimehamishiwa nafasi huru inayofuata: muda ulikuwa umepita',
    uncertain: 'Je, imechapishwa kwenye {channel}?',
    uncertainBody: 'Muunganisho ulikatika wakati wa kutuma. Hakuna kitakachotumwa tena hadi ijulikane.',
    needsLogin: '{channel} inahitaji uingie tena',
    needsLoginBody: 'Zinazosubiri zitatoka itakapounganishwa tena.',
    byHand: 'Wakati wa kuchapisha kwenye {channel}',
    removeByHand: 'Wakati wa kuondoa chapisho kwenye {channel}',
    removeByHandBody: 'Mtandao huu hauruhusu Ratiba kufanya hivyo. Lifungue na uliondoe mwenyewe.',
    diskFull: 'Diski imejaa: hakuna kinachoweza kuchapishwa',
    diskFullBody: 'Hakuna kilichopotea. Futa baadhi ya faili, na Ratiba itaendelea yenyewe.',
    untitled: 'Chapisho lisilo na maandishi',
  },
} as const satisfies Record<Language, Record<string, string>>

/** The disk stays full until she does something about it. */
const sayFullAgainMs = 3_600_000

type Key = keyof (typeof words)['en']

export function createNotices(context: CoreContext, settings: SettingsRepo): Notices {
  const excerpt = context.db.sqlite
    .prepare<[string], string>(
      `SELECT substr(coalesce(d.outgoing ->> '$.text', (SELECT p.text FROM posts p WHERE p.id = d.postId)), 1, ${excerptLength})
       FROM deliveries d WHERE d.id = ?`,
    )
    .pluck()
  const channelOf = context.db.sqlite
    .prepare<[string], string>('SELECT channelId FROM deliveries WHERE id = ?')
    .pluck()
  /** Where a post can be looked at: what the practice network shows is a place of the app. */
  const linkTo = (deliveryId: string, url: string | null) => {
    if (url === null) return '/'
    return isPracticeAddress(url) ? practicePath(channelOf.get(deliveryId) ?? '') : url
  }
  const language = (): Language => languageOf(settings.get().language, context.deps.info.locale)
  const say = (key: Key, params: Record<string, string | number> = {}) =>
    words[language()][key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  const firstWords = (deliveryId: string, known?: string) => {
    const text = (known === undefined ? excerpt.get(deliveryId) : excerptOf(known))?.trim() ?? ''
    return text === '' ? say('untitled') : text
  }
  let saidFullAt: number | null = null
  const show = (title: string, body: string, link: string | null, needsYou: boolean) => {
    if (settings.get().notifications) context.deps.notify({ title, body, link, needsYou })
  }
  /** One notice for several, with the first words when there is only one. */
  const showMany = (title: Key, ids: readonly string[], body: Key, needsYou: boolean) => {
    const [first] = ids
    if (first === undefined) return
    const text = ids.length === 1 ? firstWords(first) : say(body)
    show(say(title, { count: ids.length }), text, needsYou ? '/' : '/ledger', needsYou)
  }
  return {
    published: (id, channel, url, text) => {
      show(say('published', { channel }), firstWords(id, text), linkTo(id, url), false)
    },
    removed: (id, channel) => {
      show(say('removed', { channel }), firstWords(id), '/', false)
    },
    ended: (id, channel) => {
      show(say('ended', { channel }), firstWords(id), '/', false)
    },
    failed: (id, kind, channel, said) => {
      show(say(`${kind}Failed`, { channel }), said ?? firstWords(id), '/', true)
    },
    missed: ids => {
      showMany('missed', ids, 'missedBody', true)
    },
    blackout: ids => {
      showMany('blackout', ids, 'missedBody', true)
    },
    skipped: ids => {
      showMany('skipped', ids, 'skippedBody', false)
    },
    moved: ids => {
      showMany('moved', ids, 'skippedBody', false)
    },
    uncertain: (_id, channel) => {
      show(say('uncertain', { channel }), say('uncertainBody'), '/', true)
    },
    needsLogin: channel => {
      show(say('needsLogin', { channel }), say('needsLoginBody'), '/channels', true)
    },
    cannotTakeBack: (id, channel) => {
      show(say('takeBackFailed', { channel }), firstWords(id), '/', true)
    },
    tooLateToTakeBack: (id, channel) => {
      show(say('tookBackTooLate', { channel }), firstWords(id), '/', true)
    },
    byHand: (id, channel) => {
      show(say('byHand', { channel }), firstWords(id), '/', true)
    },
    removeByHand: (id, channel, url) => {
      show(say('removeByHand', { channel }), say('removeByHandBody'), linkTo(id, url), true)
    },
    diskFull: () => {
      const now = context.now()
      if (saidFullAt !== null && Math.abs(now - saidFullAt) < sayFullAgainMs) return
      saidFullAt = now
      show(say('diskFull'), say('diskFullBody'), '/', true)
    },
  }
}
