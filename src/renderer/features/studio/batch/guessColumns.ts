import type { SlotName } from '#shared/design/layerBase.ts'
import { leftEmpty } from './BatchTable.ts'
import type { ColumnOfSlot } from './BatchTable.ts'

/** What people call a column, in the languages of the app, without accents and signs. */
const words: Record<SlotName, readonly string[]> = {
  title: ['title', 'headline', 'heading', 'product', 'item', 'kichwa', 'bidhaa', 'заголовок', 'товар'],
  text: ['text', 'description', 'details', 'caption', 'body', 'maandishi', 'maelezo', 'текст', 'описание'],
  price: ['price', 'newprice', 'saleprice', 'cost', 'bei', 'beimpya', 'цена', 'новаяцена'],
  oldPrice: ['oldprice', 'was', 'before', 'regularprice', 'listprice', 'beiyazamani', 'awali', 'стараяцена'],
  date: ['date', 'day', 'until', 'when', 'tarehe', 'siku', 'дата', 'когда'],
  link: ['link', 'url', 'website', 'address', 'kiungo', 'tovuti', 'ссылка', 'сайт'],
  image: ['image', 'picture', 'photo', 'file', 'img', 'picha', 'изображение', 'картинка', 'фото'],
  logo: ['logo', 'nembo', 'логотип'],
  name: ['name', 'brand', 'shop', 'business', 'author', 'who', 'jina', 'duka', 'имя', 'магазин'],
  contact: [
    'contact',
    'phone',
    'telephone',
    'whatsapp',
    'email',
    'mawasiliano',
    'simu',
    'телефон',
    'контакт',
  ],
}

/** What is sold is often called by its name; in a template without a place for names that is the title. */
const alsoFor = (slot: SlotName, slots: readonly SlotName[]): readonly string[] =>
  slot === 'title' && !slots.includes('name') ? ['name', 'jina', 'имя', 'название', 'наименование'] : []

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Which column fills which place, as far as their names tell: what is called the same before what only begins or contains it; each column once. */
export function guessColumns(slots: readonly SlotName[], columns: readonly string[]): ColumnOfSlot {
  const guessed: ColumnOfSlot = {}
  const taken = new Set<string>()
  const fits: readonly ((column: string, word: string) => boolean)[] = [
    (column, word) => column === word,
    (column, word) => column.startsWith(word),
    (column, word) => word.length > 3 && column.includes(word),
  ]
  for (const fit of fits) {
    for (const slot of slots) {
      if (guessed[slot] != null) continue
      const wanted = [plain(slot), ...words[slot], ...alsoFor(slot, slots)]
      const column = columns.find(one => !taken.has(one) && wanted.some(word => fit(plain(one), word)))
      if (column === undefined) continue
      guessed[slot] = column
      taken.add(column)
    }
  }
  // What a template shows as the old price is no price of hers.
  if (guessed.price != null && slots.includes('oldPrice')) guessed.oldPrice ??= leftEmpty
  return guessed
}
