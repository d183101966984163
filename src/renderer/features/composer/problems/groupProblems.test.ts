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
