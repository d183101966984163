import { expect, test } from 'vitest'
import type { PostProblem } from '#shared/network/checkContent.ts'
import { groupProblems } from './groupProblems.ts'

const tooLong = (count: number): PostProblem => ({
  key: 'textTooLong',
  params: { count, limit: 500, over: count - 500 },
  severity: 'error',
  fix: { kind: 'shortenText', to: 500 },
})
const noAlt = (name: string): PostProblem => ({
  key: 'altMissing',
  params: { name },
  severity: 'warning',
  fix: { kind: 'addAlt', mediaId: name },
})

test('errors come first, and what several channels share is said once', () => {
  const listed = groupProblems([
    { channelId: 'a', problems: [noAlt('1.jpg'), tooLong(600)] },
    { channelId: 'b', problems: [noAlt('1.jpg'), tooLong(600)] },
    { channelId: 'c', problems: [tooLong(610)] },
  ])
  expect(listed.map(p => [p.key, p.channelIds])).toEqual([
    ['textTooLong', ['a', 'b']],
    ['textTooLong', ['c']],
    ['altMissing', ['a', 'b']],
  ])
})

test('many pictures without a description are one line that leads to the first', () => {
  const [listed, ...more] = groupProblems([
    { channelId: 'a', problems: [noAlt('1.jpg'), noAlt('2.jpg'), noAlt('3.jpg')] },
  ])
  expect(more).toEqual([])
  expect(listed).toMatchObject({ params: { name: '1.jpg', count: 3 }, fix: { mediaId: '1.jpg' } })
})

test('a picture that several networks refuse is made to fit all of them at once', () => {
  const rule = {
    mimes: ['image/png', 'image/webp'],
    maxCount: 4,
    maxBytes: 10,
    maxPixels: null,
    maxSideSum: 10_000,
    maxRatio: null,
    maxDurationMs: null,
  }
  const tooLarge = (its: typeof rule): PostProblem => ({
    key: 'pictureTooLarge',
    params: { name: 'a.png' },
    severity: 'error',
    fix: { kind: 'convertMedia', mediaId: 'a', rule: its },
  })
  const [listed, ...more] = groupProblems([
    { channelId: 'a', problems: [tooLarge(rule)] },
    { channelId: 'b', problems: [tooLarge({ ...rule, mimes: ['image/png'], maxBytes: 20 })] },
  ])
  expect(more).toEqual([])
  expect(listed?.channelIds).toEqual(['a', 'b'])
  expect(listed?.fix).toMatchObject({ rule: { mimes: ['image/png'], maxBytes: 10, maxSideSum: 10_000 } })
})
