import type { Language } from '#shared/model/language.ts'
import type { LoopbackTexts } from './oauth.ts'

/** What the browser shows when it comes back from a network's login page. */
export const loopbackTexts: Record<Language, LoopbackTexts> = {
  en: {
    doneTitle: 'Connected',
    done: 'You can close this window and go back to Ratiba.',
    refusedTitle: 'Not connected',
    refused: 'The login was refused or cancelled. You can close this window and try again in Ratiba.',
    strangerTitle: 'Not for us',
    stranger: 'This address belongs to a login that is over or was begun by someone else.',
  },
  sw: {
    doneTitle: 'Imeunganishwa',
    done: 'Unaweza kufunga dirisha hili na kurudi kwenye Ratiba.',
    refusedTitle: 'Haijaunganishwa',
    refused:
      'Kuingia kulikataliwa au kulighairiwa. Unaweza kufunga dirisha hili na kujaribu tena kwenye Ratiba.',
    strangerTitle: 'Si kwa ajili yetu',
    stranger: 'Anwani hii ni ya kuingia kulikokwisha au kulikoanzishwa na mtu mwingine.',
  },
}
