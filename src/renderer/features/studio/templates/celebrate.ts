import { columns, inset, part, rows, square } from './box.ts'
import { contactLine } from './compositions.ts'
import type { Pen } from './Pen.ts'
import { say, type Template, type Words } from './Template.ts'

/** A greeting in the middle, framed, with a figure over it. */
const greeting =
  (
    ground: 'primary' | 'ink' | 'accent',
    title: Words,
    text: Words,
    figure: (pen: Pen, box: ReturnType<typeof square>) => void,
  ) =>
  (pen: Pen) => {
    pen.ground(ground)
    const on = pen.on(ground)
    const [top, head, words, foot] = pen.wide
      ? rows(pen.safe, [0.3, 0.38, 0.2, 0.12], 8 * pen.unit)
      : rows(pen.safe, [0.36, 0.34, 0.18, 0.12], pen.margin * 0.3)
    figure(pen, square(top))
    pen.heading('title', head, title, on, {
      size: 128,
      align: 'centre',
      verticalAlign: 'middle',
      family: 'Playfair Display',
      weight: 700,
      letterSpacing: 0,
    })
    pen.body('text', words, text, on, { size: 48, align: 'centre' })
    pen.label('contact', foot, say('Asha & Daughters', 'Asha na Binti'), on, {
      align: 'centre',
      slot: 'name',
    })
  }

/** Feast days, thanks, words to keep: what is shared for joy. */
export const celebrateTemplates: readonly Template[] = [
  {
    id: 'quote-large',
    kind: 'celebrate',
    name: say('Quote', 'Nukuu'),
    tags: say('quote saying proverb words', 'nukuu methali msemo'),
    pages: [
      pen => {
        pen.ground('paper')
        const [mark, title, name] = rows(pen.safe, [0.22, 0.6, 0.18], pen.margin * 0.2)
        pen.heading('mark', mark, say('“', '“'), pen.readable('paper', 'primary'), {
          size: 300,
          lineHeight: 0.8,
          slot: null,
          family: 'Playfair Display',
          weight: 900,
        })
        pen.heading(
          'title',
          title,
          say('Little by little fills the measure.', 'Haba na haba hujaza kibaba.'),
          'brand:ink',
          { size: 120, family: 'Playfair Display', weight: 600, letterSpacing: 0, lineHeight: 1.14 },
        )
        pen.body(
          'name',
          name,
          say('Swahili proverb', 'Methali ya Kiswahili'),
          pen.readable('paper', 'primary'),
          { size: 45, weight: 600, slot: 'name', verticalAlign: 'bottom' },
        )
      },
    ],
  },
  {
    id: 'quote-picture',
    kind: 'celebrate',
    name: say('Quote on a picture', 'Nukuu juu ya picha'),
    tags: say('quote photo background inspiration', 'nukuu picha hamasa'),
    pages: [
      pen => {
        pen.ground('ink')
        pen.picture('picture', pen.all)
        pen.shape('veil', pen.all, 'ink', { opacity: 0.6 })
        const [title, name] = rows(pen.safe, [0.8, 0.2], 10 * pen.unit)
        pen.heading('title', title, say('Begin where you are.', 'Anza hapo ulipo.'), 'brand:paper', {
          size: 160,
          align: 'centre',
          verticalAlign: 'middle',
        })
        pen.body('name', name, say('Have a good week', 'Wiki njema'), 'brand:paper', {
          size: 45,
          align: 'centre',
          slot: 'name',
          verticalAlign: 'bottom',
        })
      },
    ],
  },
  {
    id: 'thank-you',
    kind: 'celebrate',
    name: say('Thank you', 'Asante'),
    tags: say('thank you thanks customers followers', 'asante shukrani wateja wafuasi'),
    pages: [
      pen => {
        pen.ground('accent')
        const on = pen.on('accent')
        const [title, text, contact] = rows(pen.safe, [0.6, 0.25, 0.15], pen.margin * 0.3)
        pen.heading('title', title, say('Thank you!', 'Asante!'), on, {
          size: 300,
          family: 'Caveat',
          weight: 700,
          letterSpacing: 0,
          lineHeight: 1,
          verticalAlign: 'middle',
          align: 'centre',
        })
        pen.body('text', text, say('One thousand of you are with us now.', 'Sasa mko nasi elfu moja.'), on, {
          size: 55,
          align: 'centre',
        })
        contactLine(pen, contact, on)
      },
    ],
  },
  {
    id: 'idd',
    kind: 'celebrate',
    name: say('Idd Mubarak', 'Idd Mubarak'),
    tags: say('eid idd ramadan holiday moon', 'idi ramadhani sikukuu mwezi'),
    pages: [
      greeting(
        'ink',
        say('Idd Mubarak', 'Idd Mubarak'),
        say('Peace and joy to you and your family.', 'Amani na furaha kwako na familia yako.'),
        (pen, box) => {
          const gold = pen.readable('ink', 'accent', 'primary') === 'brand:primary' ? 'primary' : 'accent'
          pen.shape('moon', box, gold, { shape: 'ellipse' })
          pen.shape('shade', part(box, 0.26, -0.04, 0.86, 0.86), 'ink', { shape: 'ellipse' })
          pen.shape('star', part(box, 0.62, 0.28, 0.26, 0.26), gold, { shape: 'star' })
        },
      ),
    ],
  },
  {
    id: 'christmas',
    kind: 'celebrate',
    name: say('Christmas', 'Krismasi'),
    tags: say('christmas holiday tree december', 'krismasi noeli sikukuu desemba'),
    pages: [
      greeting(
        'primary',
        say('Merry Christmas', 'Krismasi njema'),
        say('We are back on 27 December.', 'Tunarudi tarehe 27 Desemba.'),
        (pen, box) => {
          pen.shape('tree1', part(box, 0.28, 0.04, 0.44, 0.36), 'paper', { shape: 'triangle' })
          pen.shape('tree2', part(box, 0.2, 0.26, 0.6, 0.36), 'paper', { shape: 'triangle' })
          pen.shape('tree3', part(box, 0.12, 0.5, 0.76, 0.38), 'paper', { shape: 'triangle' })
          pen.shape('trunk', part(box, 0.44, 0.88, 0.12, 0.12), 'accent')
          pen.shape('star', part(box, 0.4, -0.1, 0.2, 0.2), 'accent', { shape: 'star' })
        },
      ),
    ],
  },
  {
    id: 'mashujaa',
    kind: 'celebrate',
    name: say('Mashujaa Day', 'Siku ya Mashujaa'),
    tags: say('heroes kenya national holiday october', 'mashujaa kenya sikukuu taifa'),
    pages: [
      greeting(
        'accent',
        say('Happy Mashujaa Day', 'Heri ya Siku ya Mashujaa'),
        say('To those who went before us.', 'Kwa waliotutangulia.'),
        (pen, box) => {
          pen.shape('ring', box, 'ink', { shape: 'ring' })
          pen.shape('star', inset(box, box.width * 0.26), 'ink', { shape: 'star' })
        },
      ),
    ],
  },
  {
    id: 'new-year',
    kind: 'celebrate',
    name: say('New Year', 'Mwaka Mpya'),
    tags: say('new year january holiday', 'mwaka mpya januari sikukuu'),
    pages: [
      greeting(
        'ink',
        say('Happy New Year', 'Heri ya Mwaka Mpya'),
        say('Thank you for the year with us.', 'Asante kwa mwaka pamoja nasi.'),
        (pen, box) => {
          pen.shape('burst', box, 'accent', { shape: 'burst', points: 24 })
          pen.icon('sparkles', inset(box, box.width * 0.28), 'sparkles', pen.on('accent'), 1.5)
        },
      ),
    ],
  },
  {
    id: 'birthday',
    kind: 'celebrate',
    name: say('Birthday of the business', 'Siku ya kuzaliwa ya biashara'),
    tags: say('anniversary birthday years', 'kumbukumbu miaka kuzaliwa'),
    pages: [
      pen => {
        pen.ground({
          kind: 'pattern',
          pattern: 'kanga',
          paint: 'brand:accent',
          behind: 'brand:secondary',
          scale: 2.2,
        })
        const card = pen.wide ? part(pen.safe, 0.1, 0, 0.8, 1) : part(pen.safe, 0.04, 0.14, 0.92, 0.72)
        pen.shape('card', card, 'paper', { radius: 48 })
        const [figure, title, text] = rows(
          inset(card, card.width * 0.08, card.height * 0.1),
          [0.5, 0.3, 0.2],
          6 * pen.unit,
        )
        pen.heading('figure', figure, say('5', '5'), pen.readable('paper', 'primary'), {
          size: 400,
          lineHeight: 1,
          align: 'centre',
          verticalAlign: 'middle',
        })
        pen.heading('title', title, say('years with you', 'miaka pamoja nanyi'), 'brand:ink', {
          size: 84,
          align: 'centre',
          verticalAlign: 'middle',
        })
        pen.body('text', text, say('Cake for everybody on Friday.', 'Keki kwa wote Ijumaa.'), 'brand:ink', {
          size: 45,
          align: 'centre',
        })
      },
    ],
  },
  {
    id: 'good-week',
    kind: 'celebrate',
    name: say('Good start to the week', 'Wiki njema'),
    tags: say('monday week motivation greeting', 'jumatatu wiki hamasa salamu'),
    pages: [
      pen => {
        pen.ground('secondary')
        const on = pen.on('secondary')
        const [sun, words] = pen.wide
          ? columns(pen.safe, [0.4, 0.6], pen.margin)
          : rows(pen.safe, [0.42, 0.58], pen.margin * 0.4)
        pen.shape('sun', square(sun, pen.wide ? 0.5 : 0), 'accent', { shape: 'burst', points: 22 })
        pen.heading(
          'title',
          words,
          say('A good week to all who make things', 'Wiki njema kwa wote wanaotengeneza'),
          on,
          { size: 118, verticalAlign: 'middle' },
        )
      },
    ],
  },
]
