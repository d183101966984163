import { expect, test } from 'vitest'
import { linkWithUtm, utmName } from './linkWithUtm.ts'

const utm = { source: 'qr', medium: 'image', campaign: 'sikukuu' }

test('an address says where it was followed from', () => {
  expect(linkWithUtm('https://duka.example/ofa?id=3#bei', utm)).toBe(
    'https://duka.example/ofa?id=3&utm_source=qr&utm_medium=image&utm_campaign=sikukuu#bei',
  )
  expect(linkWithUtm('https://duka.example', { ...utm, campaign: null })).toBe(
    'https://duka.example/?utm_source=qr&utm_medium=image',
  )
})

test('what it says already stays, and what is no web address is left alone', () => {
  expect(linkWithUtm('https://duka.example/?utm_source=poster', utm)).toBe(
    'https://duka.example/?utm_source=poster&utm_medium=image&utm_campaign=sikukuu',
  )
  for (const other of ['', 'tel:+254700000000', 'Karibu', 'http://'])
    expect(linkWithUtm(other, utm)).toBe(other)
})

test('names become plain words', () => {
  expect(utmName('Siku ya Mama 2027!')).toBe('siku-ya-mama-2027')
  expect(utmName('Été à Café')).toBe('ete-a-cafe')
})
