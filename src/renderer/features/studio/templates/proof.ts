import { columns, inset, part, rows, square, type Box } from './box.ts'
import { contactLine, halves } from './compositions.ts'
import { say, type Template } from './Template.ts'

/** Reviews, results, people: why to trust. */
export const proofTemplates: readonly Template[] = [
  {
    id: 'review-stars',
    kind: 'proof',
    name: say('Review', 'Maoni ya mteja'),
    tags: say('review stars testimonial customer', 'maoni nyota mteja'),
    pages: [
      pen => {
        pen.ground('secondary')
        const on = pen.on('secondary')
        const [stars, title, name] = rows(pen.safe, [0.16, 0.62, 0.22], pen.margin * 0.4)
        const five = part(stars, 0, 0, Math.min(1, (stars.height * 5.6) / stars.width), 1)
        columns(five, [1, 1, 1, 1, 1], 8 * pen.unit).forEach((cell, index) =>
          pen.shape(`star${index}`, square(cell, 0), 'accent', { shape: 'star' }),
        )
        pen.heading(
          'title',
          title,
          say(
            '“The best cake we ever had. And it came on time.”',
            '“Keki bora kuliko zote. Na ilifika kwa wakati.”',
          ),
          on,
          { size: 92, weight: 700, lineHeight: 1.14, verticalAlign: 'middle' },
        )
        pen.body('name', name, say('Neema, Moshi', 'Neema, Moshi'), on, {
          size: 48,
          weight: 600,
          slot: 'name',
          verticalAlign: 'bottom',
        })
      },
    ],
  },
  {
    id: 'testimonial-portrait',
    kind: 'proof',
    name: say('Testimonial with picture', 'Ushuhuda wenye picha'),
    tags: say('testimonial portrait customer quote', 'ushuhuda picha mteja'),
    pages: [
      pen => {
        pen.ground('paper')
        const [face, words] = pen.wide
          ? columns(pen.safe, [0.36, 0.64], pen.margin)
          : rows(pen.safe, [0.38, 0.62], pen.margin * 0.5)
        pen.picture('picture', square(face, pen.wide ? 0.5 : 0), { mask: 'ellipse' })
        const [title, name] = rows(words, [0.76, 0.24], 12 * pen.unit)
        pen.heading(
          'title',
          title,
          say(
            '“They listened first. Then they built exactly that.”',
            '“Walisikiliza kwanza. Kisha wakatengeneza vilevile.”',
          ),
          'brand:ink',
          { size: 78, weight: 600, lineHeight: 1.16, verticalAlign: 'middle' },
        )
        pen.body(
          'name',
          name,
          say('Baraka Mushi, carpenter', 'Baraka Mushi, seremala'),
          pen.readable('paper', 'primary'),
          { size: 45, weight: 700, slot: 'name' },
        )
      },
    ],
  },
  {
    id: 'before-after',
    kind: 'proof',
    name: say('Before and after', 'Kabla na baada'),
    tags: say('before after compare result', 'kabla baada linganisha'),
    pages: [
      pen => {
        pen.ground('paper')
        const [pictures, foot] = pen.tall ? rows(pen.all, [0.72, 0.28]) : rows(pen.all, [0.78, 0.22])
        const [left, right] = pen.tall
          ? rows(pictures, [1, 1], 8 * pen.unit)
          : columns(pictures, [1, 1], 8 * pen.unit)
        pen.picture('before', left)
        pen.picture('after', right)
        const tab = { width: 260 * pen.unit, height: 76 * pen.unit }
        for (const [key, box, words, colour] of [
          ['before', left, say('Before', 'Kabla'), 'ink'],
          ['after', right, say('After', 'Baada'), 'primary'],
        ] as const) {
          const at = {
            x: box.x + pen.margin * 0.5,
            y:
              box.y +
              (pen.tall && key === 'before' ? box.height - tab.height - pen.margin * 0.5 : pen.margin * 0.5),
            ...tab,
          }
          pen.shape(`${key}Tab`, at, colour, { radius: 38 })
          pen.label(`${key}Word`, inset(at, 16 * pen.unit, 8 * pen.unit), words, pen.on(colour), {
            align: 'centre',
          })
        }
        const words = pen.tall
          ? part(inset(foot, pen.margin, pen.margin * 0.4), 0, 0, 1, 0.55)
          : inset(foot, pen.margin, foot.height * 0.18)
        pen.heading(
          'title',
          words,
          say('One day, one coat of paint', 'Siku moja, rangi mara moja'),
          'brand:ink',
          { size: 68, verticalAlign: 'middle' },
        )
      },
    ],
  },
  {
    id: 'team-member',
    kind: 'proof',
    name: say('Team member', 'Mwenzetu'),
    tags: say('team staff meet portrait', 'timu mfanyakazi mjue'),
    pages: [
      pen => {
        const [first, second] = halves(pen, 0.6)
        pen.ground('primary')
        const on = pen.on('primary')
        pen.picture('picture', first)
        const area = inset(second, pen.margin, pen.margin * (pen.wide ? 1 : 0.7))
        const [label, title, text] = rows(
          pen.tall ? part(area, 0, 0, 1, 0.72) : area,
          [0.2, 0.44, 0.36],
          8 * pen.unit,
        )
        pen.label('label', label, say('Meet the team', 'Wajue wenzetu'), on)
        pen.heading('name', title, say('Rehema', 'Rehema'), on, {
          size: 112,
          slot: 'name',
          verticalAlign: 'middle',
        })
        pen.body(
          'text',
          text,
          say(
            'Roasts our coffee and knows every farmer by name.',
            'Hukaanga kahawa yetu na anamjua kila mkulima.',
          ),
          on,
          { size: 45 },
        )
      },
    ],
  },
  {
    id: 'numbers',
    kind: 'proof',
    name: say('In numbers', 'Kwa namba'),
    tags: say('numbers statistics results year', 'namba takwimu matokeo mwaka'),
    pages: [
      pen => {
        pen.ground('ink')
        const gold = pen.readable('ink', 'accent', 'primary')
        const [title, list] = pen.wide
          ? columns(pen.safe, [0.34, 0.66], pen.margin)
          : rows(pen.safe, [0.24, 0.76], pen.margin * 0.5)
        pen.heading('title', title, say('Our year in numbers', 'Mwaka wetu kwa namba'), 'brand:paper', {
          size: 80,
          verticalAlign: 'middle',
        })
        const facts = [
          ['1,240', say('orders delivered', 'oda zimefikishwa')],
          ['18', say('women in work', 'wanawake kazini')],
          ['4.9', say('stars of five', 'nyota kati ya tano')],
        ] as const
        rows(list, [1, 1, 1], 10 * pen.unit).forEach((row, index) => {
          const fact = facts[index]
          if (fact === undefined) return
          const [figure, words] = columns(row, [0.5, 0.5], 20 * pen.unit)
          pen.heading(`figure${index}`, figure, say(fact[0], fact[0]), gold, {
            size: 150,
            lineHeight: 1,
            verticalAlign: 'middle',
          })
          pen.body(`fact${index}`, words, fact[1], 'brand:paper', { size: 50, verticalAlign: 'middle' })
        })
      },
    ],
  },
  {
    id: 'behind-the-scenes',
    kind: 'proof',
    name: say('Behind the scenes', 'Nyuma ya pazia'),
    tags: say('behind scenes making process', 'nyuma pazia utengenezaji'),
    pages: [
      pen => {
        pen.ground('secondary')
        const on = pen.on('secondary')
        const [pictures, words] = pen.wide
          ? columns(pen.safe, [0.58, 0.42], pen.margin)
          : rows(pen.safe, [0.68, 0.32], pen.margin * 0.5)
        pen.picture('back', part(pictures, 0, 0.02, 0.62, 0.7), {
          border: { paint: '#ffffff', width: 18, dash: 'solid' },
          turn: -4,
        })
        pen.picture('front', part(pictures, 0.4, 0.32, 0.58, 0.64), {
          border: { paint: '#ffffff', width: 18, dash: 'solid' },
          turn: 5,
        })
        pen.heading('title', words, say('How it is made', 'Inavyotengenezwa'), on, {
          size: 120,
          family: 'Caveat',
          weight: 700,
          lineHeight: 1,
          letterSpacing: 0,
          align: 'centre',
          verticalAlign: 'middle',
        })
      },
    ],
  },
  {
    id: 'collage-four',
    kind: 'proof',
    name: say('Collage of four', 'Kolaji ya picha nne'),
    tags: say('collage photos grid gallery', 'kolaji picha gridi'),
    pages: [
      pen => {
        pen.ground('paper')
        const gap = 14 * pen.unit
        const grid: readonly Box[] = rows(inset(pen.all, gap), pen.tall ? [1, 1, 1] : [1, 1], gap)
        const [upper, lower] = [grid[0] ?? pen.all, grid[pen.tall ? 2 : 1] ?? pen.all]
        const [one, two] = columns(upper, [0.62, 0.38], gap)
        const [three, four] = columns(lower, [0.38, 0.62], gap)
        pen.picture('one', one)
        pen.picture('two', two)
        pen.picture('three', three)
        pen.picture('four', four)
        const middle = pen.tall ? (grid[1] ?? pen.all) : part(pen.all, 0.26, 0.39, 0.48, 0.22)
        pen.shape('panel', middle, 'primary', { radius: pen.tall ? 0 : 20 })
        pen.heading(
          'title',
          inset(middle, middle.width * 0.08, middle.height * 0.16),
          say('A day at the fair', 'Siku ya maonesho'),
          pen.on('primary'),
          { size: 72, align: 'centre', verticalAlign: 'middle' },
        )
      },
    ],
  },
  {
    id: 'about-us',
    kind: 'proof',
    name: say('Who we are', 'Sisi ni nani'),
    tags: say('about introduction story business', 'kuhusu utambulisho biashara'),
    pages: [
      pen => {
        pen.ground('paper')
        const [first, second] = halves(pen, 0.46)
        pen.picture(
          'picture',
          pen.wide
            ? inset(first, pen.margin * 0.6)
            : { ...first, x: pen.margin, width: first.width - pen.margin, height: first.height },
          { mask: 'rectangle' },
        )
        const area = inset(second, pen.margin, pen.margin * 0.8)
        const [title, text, contact] = rows(
          pen.tall ? part(area, 0, 0, 1, 0.78) : area,
          [0.34, 0.46, 0.2],
          8 * pen.unit,
        )
        pen.heading(
          'title',
          title,
          say('Hello, we are Asha & Daughters', 'Habari, sisi ni Asha na Binti'),
          pen.readable('paper', 'primary'),
          { size: 72, verticalAlign: 'bottom' },
        )
        pen.body(
          'text',
          text,
          say(
            'Three women, two sewing machines, and cloth that lasts.',
            'Wanawake watatu, cherehani mbili, na nguo zinazodumu.',
          ),
          'brand:ink',
          { size: 45 },
        )
        contactLine(pen, contact, 'brand:ink')
      },
    ],
  },
]
