import { expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { guessColumns } from './guessColumns.ts'
import { mostRows, readTable } from './readTable.ts'
import { pictureKeys, valuesOfRow } from './valuesOfRow.ts'

const csv = (text: string) => new Blob([text])

test('a table is read whatever divides it, with a mark at its beginning and lines inside of cells', async () => {
  const table = await readTable(csv('\u{feff}Bidhaa;Bei;\n"Maembe\nmatamu";"TSh 1,500";x\n;;\nNanasi;2000\n'))
  expect(table).toEqual({
    columns: ['Bidhaa', 'Bei', '3'],
    rows: [
      { number: 1, cells: { Bidhaa: 'Maembe\nmatamu', Bei: 'TSh 1,500', 3: 'x' } },
      { number: 2, cells: { Bidhaa: 'Nanasi', Bei: '2000', 3: '' } },
    ],
  })
})

test.each([
  ['', { reason: 'noLines' }],
  ['only a head', { reason: 'noLines' }],
  ['a,b\n\0,1', { reason: 'notTable' }],
  ['PK\u{3}\u{4} and so on', { reason: 'spreadsheet' }],
  ['a,b\n1,2\n"3,4\n5,6\n', { reason: 'openQuote', line: 3 }],
  [`a\n${'1\n'.repeat(mostRows + 1)}`, { reason: 'tooManyLines', count: mostRows + 1 }],
])('what is no table of bearable length is refused, and why', async (text, details) => {
  const error = await readTable(csv(text)).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: 'unsupported_file', details })
})

test.each([
  ['UTF-16', [0xff, 0xfe, 0x54, 0, 0x0a, 0, 0xe9, 0], { T: 'é' }],
  ['Windows, Western', [0x54, 0x0a, 0x43, 0x61, 0x66, 0xe9], { T: 'Café' }],
  ['Windows, Russian', [0x54, 0x0a, 0xcc, 0xe0, 0xed, 0xe3, 0xee], { T: 'Манго' }],
  ['UTF-8', [0x54, 0x0a, 0xc3, 0xa9], { T: 'é' }],
])('letters are read as the program wrote them: %s', async (_, bytes, cells) => {
  const { rows } = await readTable(new Blob([new Uint8Array(bytes)]))
  expect(rows).toEqual([{ number: 1, cells }])
})

test.each([
  [
    ['Product name', 'Price', 'Old price', 'Photo'],
    { title: 'Product name', price: 'Price', oldPrice: 'Old price', image: 'Photo' },
  ],
  [
    ['Picha', 'Bei mpya', 'Bei ya zamani', 'Kichwa'],
    { title: 'Kichwa', price: 'Bei mpya', oldPrice: 'Bei ya zamani', image: 'Picha' },
  ],
  [['Цена', 'Заголовок'], { title: 'Заголовок', price: 'Цена', oldPrice: '' }],
  [['a', 'b'], {}],
])('columns %j are guessed by their names', (columns, expected) => {
  expect(guessColumns(['title', 'price', 'oldPrice', 'image'], columns)).toEqual(expected)
})

const row = (cells: Record<string, string>) => ({ number: 3, cells })
const pictures = new Map(pictureKeys('Maembe.JPG').map(key => [key, 'media-1']))

test('what is called a name is the title where there is no place for names', () => {
  expect(guessColumns(['title', 'price'], ['Jina', 'Bei'])).toEqual({ title: 'Jina', price: 'Bei' })
  expect(guessColumns(['title', 'name'], ['Jina', 'Bidhaa'])).toEqual({ title: 'Bidhaa', name: 'Jina' })
})

test('pictures are found by their names, with or without folder and ending', () => {
  const columns = { title: 'a', image: 'b' } as const
  for (const written of ['maembe.jpg', 'Picha/Maembe.jpg', 'MAEMBE']) {
    expect(valuesOfRow(row({ a: 'Maembe', b: written }), columns, pictures)).toEqual({
      number: 3,
      name: 'Maembe',
      values: { title: 'Maembe', image: ['media-1'] },
      problem: null,
    })
  }
  expect(valuesOfRow(row({ a: 'x', b: 'ndizi.png' }), columns, pictures).problem).toEqual({
    key: 'noPicture',
    name: 'ndizi.png',
  })
})

test('a line without anything says so; an empty cell hides its place', () => {
  expect(valuesOfRow(row({ a: '' }), { title: 'a' }, pictures).problem).toEqual({ key: 'empty' })
  expect(valuesOfRow(row({ a: 'x', b: '' }), { title: 'a', oldPrice: 'b' }, pictures).values).toEqual({
    title: 'x',
    oldPrice: '',
  })
})
