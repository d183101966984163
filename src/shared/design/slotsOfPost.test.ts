import { expect, test } from 'vitest'
import { slotsOfPost } from './slotsOfPost.ts'

const slots = (text: string, link = '') =>
  slotsOfPost({ post: { text, link }, projectName: 'Duka la Amina', pictureIds: [], logoId: null })

test('the first line is the title, what follows the text, without tags and the link', () => {
  expect(
    slots('Karibu!\nMaembe mapya leo #duka #maembe\nhttps://duka.example/m', 'https://duka.example/m'),
  ).toEqual({
    name: 'Duka la Amina',
    title: 'Karibu!',
    text: 'Maembe mapya leo',
    link: 'https://duka.example/m',
  })
})

test.each([
  ['Leo TSh 45,000/= tu', 'TSh 45,000/=', ''],
  ['Was $12.50, now $9.99!', '$9.99', '$12.50'],
  ['12 € statt 15 €', '12 €', '15 €'],
  ['KES 1,500 instead of KES 2,000.', 'KES 1,500', 'KES 2,000'],
  ['Bei 3000 TZS', '3000 TZS', ''],
])('%s: it costs %s', (text, price, oldPrice) => {
  expect(slots(text)).toMatchObject({ price, oldPrice })
})

test('numbers that are no prices are none', () => {
  expect(slots('We open at 9, on the 24th of 2026, with 20 % off')).not.toHaveProperty('price')
})

test('a telephone number is the contact', () => {
  expect(slots('Piga simu 0712 345 678 sasa')).toMatchObject({ contact: '0712 345 678' })
  expect(slots('Call +255 712 345 678.')).toMatchObject({ contact: '+255 712 345 678' })
})

test('a long first line is cut after a sentence, else after a word', () => {
  const sentences = `Maembe mapya yamefika dukani leo asubuhi. ${'Karibu sana '.repeat(10)}`
  expect(slots(sentences).title).toBe('Maembe mapya yamefika dukani leo asubuhi.')
  const endless = 'neno '.repeat(40)
  expect(slots(endless).title).toMatch(/^(neno ){5,17}neno…$/)
  expect(slots(endless).text).toMatch(/^…neno/)
})
