import { expect, test } from 'vitest'
import { captureFields } from './captureFields.ts'

test.each([
  ['', { text: '', link: '' }],
  ['  Punguzo leo  ', { text: 'Punguzo leo', link: '' }],
  ['https://zawadi.example/p/1', { text: '', link: 'https://zawadi.example/p/1' }],
  [
    'Look (https://zawadi.example/p/1).',
    { text: 'Look (https://zawadi.example/p/1).', link: 'https://zawadi.example/p/1' },
  ],
  [
    'a https://one.example/ b https://two.example/',
    { text: 'a https://one.example/ b https://two.example/', link: 'https://one.example/' },
  ],
  ['javascript:alert(1)', { text: 'javascript:alert(1)', link: '' }],
])('%j', (pasted, fields) => {
  expect(captureFields(pasted)).toEqual(fields)
})
