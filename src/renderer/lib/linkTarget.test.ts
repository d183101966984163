import { expect, test } from 'vitest'
import { linkTarget } from './linkTarget.ts'

const channels = [
  { id: 'one', url: 'https://practice.invalid/practice1' },
  { id: 'eleven', url: 'https://practice.invalid/practice11' },
  { id: 'duka', url: 'https://t.me/duka' },
  { id: 'hand', url: null },
]

test.each([
  ['https://practice.invalid/practice11/7', { kind: 'feed', channelId: 'eleven' }],
  ['https://practice.invalid/practice1/7', { kind: 'feed', channelId: 'one' }],
  ['https://practice.invalid/practice1', { kind: 'feed', channelId: 'one' }],
  ['https://practice.invalid/practice2/7', { kind: 'nowhere' }],
  ['https://t.me/duka/12', { kind: 'outside' }],
  ['https://practice.invalid.example/practice1', { kind: 'outside' }],
])('%s', (url, target) => {
  expect(linkTarget(url, channels)).toEqual(target)
})
