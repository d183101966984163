import { columns, inset, part, rows, square } from './box.ts'
import { halves, contactLine } from './compositions.ts'
import { say, type Template } from './Template.ts'

/** Offers, products, prices: what is to be bought. */
export const sellTemplates: readonly Template[] = [
  {
    id: 'offer-badge',
    kind: 'sell',
    name: say('Offer with price', 'Ofa yenye bei'),
    tags: say('discount sale price badge', 'punguzo mauzo bei beji'),
    pages: [
      pen => {
        const [first, second] = halves(pen, 0.58)
        pen.ground('paper')
        pen.picture('picture', first)
        const words = pen.wide
          ? inset(second, pen.margin * 0.8)
          : { ...inset(second, pen.margin, pen.margin * 0.7) }
        const area = pen.tall ? part(words, 0, 0, 1, 0.72) : words
        const [label, title, text] = rows(area, [0.16, 0.5, 0.34], 10 * pen.unit)
        pen.label('label', label, say('This week only', 'Wiki hii tu'), pen.readable('paper', 'primary'))
        pen.heading('title', title, say('Handwoven baskets', 'Vikapu vya mkono'), 'brand:ink', {
          size: 92,
          verticalAlign: 'middle',
        })
        pen.body(
          'text',
          text,
          say('In five colours. While stocks last.', 'Rangi tano. Hadi vitakapoisha.'),
          'brand:ink',
        )
        const side = Math.min(first.width, first.height) * 0.5
        const badge = {
          x: first.x + first.width - side - pen.margin * 0.6,
          y: first.y + first.height - side - pen.margin * 0.6,
          width: side,
          height: side,
        }
        pen.badge('price', badge, {
          text: 'TSh 25,000',
          before: 'TSh 32,000',
          above: pen.language === 'sw' ? 'sasa' : 'now',
          paint: pen.on('accent'),
          turn: -8,
          slot: 'price',
        })
      },
    ],
  },
  {
    id: 'sale-type',
    kind: 'sell',
    name: say('Big sale', 'Mauzo makubwa'),
    tags: say('sale percent discount story', 'punguzo asilimia'),
    pages: [
      pen => {
        pen.ground('primary')
        const on = pen.on('primary')
        const [label, figure, title, text] = rows(pen.safe, [0.1, 0.5, 0.2, 0.2], 12 * pen.unit)
        pen.label('label', label, say('Friday to Sunday', 'Ijumaa hadi Jumapili'), on)
        pen.heading('figure', figure, say('−30%', '−30%'), on, {
          size: 380,
          letterSpacing: -50,
          lineHeight: 0.95,
          verticalAlign: 'middle',
          family: 'Anton',
          weight: 400,
        })
        pen.heading('title', title, say('on everything in the shop', 'kwa kila kitu dukani'), on, {
          size: 72,
        })
        contactLine(pen, part(text, 0, 0.4, 1, 0.6), on)
      },
    ],
  },
  {
    id: 'product-card',
    kind: 'sell',
    name: say('Product card', 'Kadi ya bidhaa'),
    tags: say('product price shop item', 'bidhaa bei duka'),
    pages: [
      pen => {
        pen.ground('secondary')
        const on = pen.on('secondary')
        const [first, second] = halves({ ...pen, wide: pen.wide, all: pen.safe }, 0.64, pen.margin * 0.7)
        pen.picture('picture', first, { radius: 36 })
        const [title, text, price] = pen.wide
          ? rows(second, [0.42, 0.28, 0.3], 12 * pen.unit)
          : rows(second, [0.4, 0.26, 0.34], 8 * pen.unit)
        pen.heading('title', title, say('Clay cup, 250 ml', 'Kikombe cha udongo, 250 ml'), on, {
          size: 66,
          verticalAlign: 'bottom',
        })
        pen.body('text', text, say('Turned and fired in Arusha', 'Kimetengenezwa Arusha'), on, { size: 40 })
        pen.heading('price', price, say('TSh 18,000', 'TSh 18,000'), on, {
          size: 84,
          slot: 'price',
          verticalAlign: 'middle',
        })
      },
    ],
  },
  {
    id: 'new-arrivals',
    kind: 'sell',
    name: say('New arrivals', 'Bidhaa mpya'),
    tags: say('new collection products collage', 'mpya mkusanyiko bidhaa'),
    pages: [
      pen => {
        pen.ground('paper')
        const [head, grid] = pen.wide
          ? columns(pen.safe, [0.38, 0.62], pen.margin * 0.7)
          : rows(pen.safe, [0.27, 0.73], pen.margin * 0.5)
        const [label, title] = rows(head, [0.25, 0.75], 6 * pen.unit)
        pen.label('label', label, say('Just in', 'Zimefika'), pen.readable('paper', 'primary'))
        pen.heading('title', title, say('New in the shop', 'Mpya dukani'), 'brand:ink', {
          size: 104,
          verticalAlign: pen.wide ? 'top' : 'middle',
        })
        const gap = 16 * pen.unit
        const [left, right] = columns(grid, [0.56, 0.44], gap)
        const [upper, lower] = rows(right, [0.5, 0.5], gap)
        pen.picture('one', left, { radius: 20 })
        pen.picture('two', upper, { radius: 20 })
        pen.picture('three', lower, { radius: 20 })
      },
    ],
  },
  {
    id: 'price-list',
    kind: 'sell',
    name: say('Price list', 'Orodha ya bei'),
    tags: say('prices services salon list', 'bei huduma saluni orodha'),
    pages: [
      pen => {
        pen.ground('paper')
        const [head, list] = pen.wide
          ? columns(pen.safe, [0.36, 0.64], pen.margin)
          : rows(pen.safe, [0.22, 0.78], pen.margin * 0.6)
        pen.heading('title', head, say('Our prices', 'Bei zetu'), pen.readable('paper', 'primary'), {
          size: 108,
          verticalAlign: pen.wide ? 'top' : 'middle',
        })
        const items = [
          [say('Braids, short', 'Kusuka, fupi'), '20,000'],
          [say('Braids, long', 'Kusuka, ndefu'), '35,000'],
          [say('Wash and style', 'Kuosha na kutengeneza'), '15,000'],
          [say('Treatment', 'Tiba ya nywele'), '25,000'],
          [say('Children', 'Watoto'), '12,000'],
        ] as const
        rows(list, [1, 1, 1, 1, 1], 4 * pen.unit).forEach((row, index) => {
          const item = items[index]
          if (item === undefined) return
          const [name, price] = columns(part(row, 0, 0, 1, 0.9), [0.68, 0.32], 16 * pen.unit)
          pen.body(`item${index}`, name, item[0], 'brand:ink', { size: 50, verticalAlign: 'middle' })
          pen.body(`price${index}`, price, say(item[1], item[1]), 'brand:ink', {
            size: 50,
            weight: 700,
            align: 'right',
            verticalAlign: 'middle',
          })
          pen.line(`line${index}`, part(row, 0, 0.9, 1, 0.1), pen.readable('paper', 'primary'), 2)
        })
      },
    ],
  },
  {
    id: 'menu-of-the-day',
    kind: 'sell',
    name: say('Menu of the day', 'Menyu ya leo'),
    tags: say('food restaurant menu lunch', 'chakula mgahawa menyu'),
    pages: [
      pen => {
        pen.ground('ink')
        const gold = pen.readable('ink', 'accent', 'primary')
        const [head, list, foot] = rows(pen.safe, [0.24, 0.6, 0.16], pen.margin * 0.4)
        pen.heading('title', head, say('Today’s kitchen', 'Jikoni leo'), gold, {
          size: 120,
          family: 'Yeseva One',
          weight: 400,
          align: 'centre',
          verticalAlign: 'middle',
        })
        pen.body(
          'text',
          list,
          say(
            'Pilau with kachumbari\nFish in coconut sauce\nBeans and ugali\nFresh mango juice',
            'Pilau na kachumbari\nSamaki wa nazi\nMaharage na ugali\nJuisi ya embe',
          ),
          'brand:paper',
          { size: 58, lineHeight: 1.6, align: 'centre', verticalAlign: 'middle' },
        )
        pen.body(
          'contact',
          foot,
          say('12 noon to 4 pm · +255 712 345 678', 'Saa 6 mchana hadi saa 10 · +255 712 345 678'),
          gold,
          { size: 38, align: 'centre', verticalAlign: 'middle' },
        )
      },
    ],
  },
  {
    id: 'delivery',
    kind: 'sell',
    name: say('Delivery', 'Tunaleta'),
    tags: say('delivery order bike home', 'usafirishaji agiza nyumbani bodaboda'),
    pages: [
      pen => {
        pen.ground('accent')
        const on = pen.on('accent')
        const [icon, words] = pen.wide
          ? columns(pen.safe, [0.34, 0.66], pen.margin)
          : rows(pen.safe, [0.36, 0.64], pen.margin * 0.4)
        pen.shape('disc', square(icon, pen.wide ? 0.5 : 0), 'paper', { shape: 'ellipse' })
        const disc = square(icon, pen.wide ? 0.5 : 0)
        pen.icon('bike', inset(disc, disc.width * 0.24), 'bike', pen.readable('paper', 'primary'), 1.5)
        const [title, text, contact] = rows(words, [0.5, 0.3, 0.2], 10 * pen.unit)
        pen.heading('title', title, say('We bring it to your door', 'Tunaleta hadi mlangoni'), on, {
          size: 100,
          verticalAlign: 'bottom',
        })
        pen.body(
          'text',
          text,
          say(
            'Order before 11, get it by 3. Free within 5 km.',
            'Agiza kabla ya saa 5, upate saa 9. Bure ndani ya km 5.',
          ),
          on,
          { size: 45 },
        )
        contactLine(pen, contact, on)
      },
    ],
  },
  {
    id: 'loyalty-card',
    kind: 'sell',
    name: say('Loyalty card', 'Kadi ya mteja'),
    tags: say('loyalty stamps free coffee', 'uaminifu mihuri bure kahawa'),
    pages: [
      pen => {
        pen.ground('primary')
        const on = pen.on('primary')
        const [title, stamps, text] = rows(pen.safe, [0.34, 0.44, 0.22], pen.margin * 0.5)
        pen.heading('title', title, say('The tenth is on us', 'Ya kumi ni zawadi'), on, {
          size: 100,
          verticalAlign: 'middle',
        })
        const lines = rows(stamps, [1, 1], 16 * pen.unit)
        lines.forEach((line, row) =>
          columns(line, [1, 1, 1, 1, 1], 12 * pen.unit).forEach((cell, column) => {
            const last = row === 1 && column === 4
            const ring = square(cell)
            pen.shape(`stamp${row}${column}`, ring, last ? 'accent' : 'paper', { shape: 'ellipse' })
            if (last || (row === 0 && column < 3))
              pen.icon(
                `mark${row}${column}`,
                inset(ring, ring.width * 0.27),
                last ? 'gift' : 'check',
                last ? pen.on('accent') : pen.readable('paper', 'primary'),
                2,
              )
          }),
        )
        pen.body('text', text, say('Ask for your card at the counter.', 'Ulizia kadi yako kaunta.'), on, {
          size: 45,
          verticalAlign: 'bottom',
        })
      },
    ],
  },
]
