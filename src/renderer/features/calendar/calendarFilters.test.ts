import { expect, test } from 'vitest'
import { applyFilters, hasFilters, readFilters, toggled, writeFilter } from './calendarFilters.ts'
import { exampleCard } from './exampleCards.ts'

const cards = [
  exampleCard({
    id: '1',
    channelId: 'a',
    campaignId: 'k',
    labelIds: ['x', 'y'],
    pillarId: 'n',
    state: 'waiting',
  }),
  exampleCard({ id: '2', channelId: 'b', campaignId: null, labelIds: [], state: 'draft' }),
  exampleCard({ id: '3', channelId: 'a', campaignId: 'm', labelIds: ['y'], state: 'published' }),
]
const passing = (search: Parameters<typeof readFilters>[0]) =>
  applyFilters(cards, readFilters(search)).map(card => card.id)

test('without filters everything passes', () => {
  expect(passing({})).toEqual(['1', '2', '3'])
  expect(hasFilters(readFilters({}))).toBe(false)
})

test('values of one filter add up, filters narrow each other', () => {
  expect(passing({ channel: 'a' })).toEqual(['1', '3'])
  expect(passing({ campaign: 'k,m' })).toEqual(['1', '3'])
  expect(passing({ channel: 'a', state: 'published,draft' })).toEqual(['3'])
  expect(passing({ label: 'x' })).toEqual(['1'])
  expect(passing({ pillar: 'n' })).toEqual(['1'])
})

test('a state that does not exist is dropped instead of hiding everything', () => {
  expect(passing({ state: 'nonsense' })).toEqual(['1', '2', '3'])
})

test('the address reads back as it was written', () => {
  expect(readFilters({ channel: writeFilter(['a', 'b']) }).channel).toEqual(['a', 'b'])
  expect(writeFilter([])).toBeUndefined()
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  expect(toggled(['b'], 'a')).toEqual(['b', 'a'])
})
