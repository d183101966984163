import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  ['sw', 'en-GB', 'sw'],
  ['en', 'sw-KE', 'en'],
  ['system', 'sw-TZ', 'sw'],
  ['system', 'SW', 'sw'],
  ['system', 'fr-FR', 'en'],
  ['system', 'C', 'en'],
] as const)('%s on a computer of %s is %s', (setting, locale, language) => {
  expect(languageOf(setting, locale)).toBe(language)
})
