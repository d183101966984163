import { describe, expect, test } from 'vitest'
import { draftOf, fieldsOf, isSound, problemsOf } from './portraitDraft.ts'

const draft = { ...draftOf(null, '#b3471d'), name: 'Neema' }
const place = (name: string, url: string, key = 0) => ({ key, name, url })

describe('a portrait in its form', () => {
  test('begins with the colour that is free, and is sound once it has a name', () => {
    expect(isSound(problemsOf(draftOf(null, '#b3471d')))).toBe(false)
    expect(isSound(problemsOf(draft))).toBe(true)
    expect(fieldsOf(draft)).toMatchObject({ name: 'Neema', colour: '#b3471d', ageFrom: null, gathers: [] })
  })

  test.each([
    ['', '', false],
    ['25', '34', false],
    ['25', '25', false],
    ['25', '', false],
    ['34', '25', true],
    ['-1', '', true],
    ['2.5', '', true],
    ['', '121', true],
    ['x', '', true],
  ])('ages %j to %j: wrong %j', (ageFrom, ageTo, wrong) => {
    expect(problemsOf({ ...draft, ageFrom, ageTo }).ages).toBe(wrong)
  })

  test('completes links, names places by them, and leaves out what is empty', () => {
    const gathers = [place('Soko', ''), place('', 'chat.example/mama', 1), place(' ', ' ', 2)]
    expect(fieldsOf({ ...draft, gathers }).gathers).toEqual([
      { name: 'Soko', url: null },
      { name: 'chat.example/mama', url: 'https://chat.example/mama' },
    ])
  })

  test('says which link is none', () => {
    const gathers = [place('a', 'javascript:alert(1)'), place('b', 'https://ok.example', 1)]
    expect(problemsOf({ ...draft, gathers }).links).toEqual([0])
  })
})
