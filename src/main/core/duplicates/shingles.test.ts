import { expect, test } from 'vitest'
import { likeness, nearlySame, shinglesOf } from './shingles.ts'

const alike = (a: string, b: string) => likeness(shinglesOf(a), shinglesOf(b)) >= nearlySame

const offer =
  'Karibu Duka la Amina! Wiki hii mkate wote na maandazi kwa punguzo la asilimia ishirini, kuanzia saa mbili asubuhi hadi saa kumi jioni.'

test.each([
  ['the very same', offer, offer],
  ['another link', `${offer} https://duka.example/a`, `${offer}\n\nhttps://duka.example/b?utm=1`],
  ['other emoji', `🥖 ${offer} 🎉`, `${offer} 👩🏾‍🍳🇹🇿`],
  ['other case and punctuation', offer, offer.toUpperCase().replaceAll(/[,.!]/g, ' …')],
  ['one word of twenty', offer, offer.replace('ishirini', 'thelathini')],
  ['a word more', offer, `${offer} Usikose!`],
  ['letters in another form', 'ﬁesta ya Café leo saa moja', 'fiesta ya Café leo saa moja'],
  ['a short greeting', 'Habari za asubuhi!', 'habari za asubuhi ☀️'],
  ['Chinese without spaces', '今天面包打八折，欢迎光临本店', '今天面包打八折。欢迎光临本店！'],
  ['Thai without spaces', 'วันนี้ขนมปังลดราคา', 'วันนี้ขนมปังลดราคา!'],
])('nearly the same: %s', (_, a, b) => {
  expect(alike(a, b)).toBe(true)
})

test.each([
  ['another offer', offer, 'Keki mpya za ndizi zimefika leo, njoo uonje kabla hazijaisha.'],
  [
    'the same frame around another offer',
    offer,
    offer.slice(0, 30) + ' Keki za ndizi, bure kwa watoto, Jumamosi tu.',
  ],
  ['another greeting', 'Habari za asubuhi', 'Habari za jioni, karibuni'],
  ['only emoji', '🎉🎉', '🎉🎉'],
  ['only links', 'https://duka.example', 'https://duka.example'],
  ['nothing', '', ''],
])('not the same: %s', (_, a, b) => {
  expect(alike(a, b)).toBe(false)
})
