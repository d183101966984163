import { expect, test } from 'vitest'
import { makeFormats } from './formats.ts'
import { localeOf } from './localeOf.ts'

const nairobi = makeFormats('en-GB', 'Africa/Nairobi')
const swahili = makeFormats('sw', 'Africa/Nairobi')
const now = Date.parse('2026-11-22T09:00:00Z') // noon in Nairobi, a Sunday

test('instants are shown in the zone', () => {
  expect(nairobi.time('2026-11-22T15:30:00Z')).toBe('18:30')
  expect(nairobi.time('2026-11-22T15:30:00Z', 'Europe/Berlin')).toBe('16:30')
  expect(nairobi.when('2026-11-22T15:30:00Z', now)).toBe('Today, 18:30')
  expect(nairobi.whenInText('2026-11-22T15:30:00Z', now)).toBe('today, 18:30')
  expect(nairobi.when('2026-11-22T21:30:00Z', now)).toBe('Tomorrow, 00:30')
  expect(nairobi.when('2026-11-21T20:00:00Z', now)).toBe('Yesterday, 23:00')
  expect(nairobi.when('2026-11-27T06:00:00Z', now)).toMatch(/^Fri,? 27 Nov, 09:00$/)
  expect(nairobi.when('2027-01-02T06:00:00Z', now)).toMatch(/^Sat,? 2 Jan 2027, 09:00$/)
})

test('wall-clock times stay what they say, whatever the zone', () => {
  expect(nairobi.localTime('2026-11-22T18:30')).toBe('18:30')
  expect(makeFormats('en-GB', 'America/New_York').localTime('2026-03-08T02:30:00')).toBe('02:30')
  expect(nairobi.localDate('2026-11-22')).toContain('22 Nov')
  expect(nairobi.month('2026-11')).toBe('November 2026')
})

test('lengths of time, relative and absolute', () => {
  expect(nairobi.relative('2026-11-22T09:12:00Z', now)).toBe('in 12 minutes')
  expect(nairobi.relative('2026-11-19T09:00:00Z', now)).toBe('3 days ago')
  expect(swahili.relative('2026-11-22T08:59:52Z', now)).toBe('sekunde 8 zilizopita')
  expect(nairobi.durationShort(12 * 60_000)).toMatch(/^12 mins?$/)
  expect(nairobi.duration(3_600_000)).toBe('1 hour')
  expect(nairobi.duration(90 * 60_000)).toBe('1 hour, 30 minutes')
  expect(nairobi.duration(0)).toBe('0 minutes')
})

test('numbers and sizes', () => {
  expect(nairobi.number(1234567)).toBe('1,234,567')
  expect(nairobi.percent(0.4)).toBe('40%')
  expect(nairobi.bytes(3_400_000)).toBe('3.4 MB')
  expect(nairobi.bytes(12)).toBe('12 byte')
})

test('offsets of zones, with halves and daylight saving', () => {
  expect(nairobi.zoneOffset('Africa/Nairobi')).toBe('UTC+3')
  expect(nairobi.zoneOffset('Asia/Kathmandu')).toBe('UTC+5:45')
  expect(nairobi.zoneOffset('America/St_Johns', Date.parse('2026-01-15T00:00Z'))).toBe('UTC−3:30')
  expect(nairobi.zoneOffset('Europe/Berlin', Date.parse('2026-07-15T00:00Z'))).toBe('UTC+2')
  expect(nairobi.zoneName('Africa/Dar_es_Salaam')).toBe('Dar es Salaam, UTC+3')
})

test('Swahili has its own words', () => {
  expect(swahili.when('2026-11-22T15:30:00Z', now)).toBe('Leo, 18:30')
  expect(swahili.month('2026-11')).toBe('Novemba 2026')
  expect(swahili.weekdays('long')).toEqual([
    'Jumatatu',
    'Jumanne',
    'Jumatano',
    'Alhamisi',
    'Ijumaa',
    'Jumamosi',
    'Jumapili',
  ])
})

test('the region comes from the computer, the language from her', () => {
  expect(localeOf('en', 'en-KE')).toBe('en-KE')
  expect(localeOf('sw', 'en-KE')).toBe('sw-KE')
  expect(localeOf('sw', 'en')).toBe('sw')
  expect(localeOf('en', 'C')).toBe('en')
})
