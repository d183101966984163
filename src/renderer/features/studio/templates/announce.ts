import { columns, inset, part, rows, square } from './box.ts'
import { contactLine, halves } from './compositions.ts'
import { say, type Template } from './Template.ts'

/** Events, news, vacancies: what is going to be. */
export const announceTemplates: readonly Template[] = [
  {
    id: 'event-date',
    kind: 'announce',
    name: say('Event', 'Tukio'),
    tags: say('event date concert market workshop', 'tukio tarehe tamasha soko warsha'),
    pages: [
      pen => {
        pen.ground('primary')
        const on = pen.on('primary')
        const [day, words] = pen.wide
          ? columns(pen.safe, [0.36, 0.64], pen.margin)
          : rows(pen.safe, [0.42, 0.58], pen.margin * 0.4)
        const [figure, month] = rows(day, [0.74, 0.26])
        pen.heading('day', figure, say('24', '24'), on, {
          size: 400,
          lineHeight: 0.95,
          letterSpacing: -40,
          verticalAlign: 'bottom',
        })
        pen.label('month', month, say('October, 6 pm', 'Oktoba, saa 12 jioni'), on, { size: 48 })
        const [title, text, contact] = rows(words, [0.48, 0.34, 0.18], 8 * pen.unit)
        pen.heading('title', title, say('Open-air cinema in the garden', 'Sinema ya wazi bustanini'), on, {
          size: 84,
          verticalAlign: pen.wide ? 'top' : 'middle',
        })
        pen.body(
          'text',
          text,
          say('Bring a blanket. We bring the popcorn.', 'Leta shuka. Bisi ni zetu.'),
          on,
          { size: 48 },
        )
        contactLine(pen, contact, on)
      },
    ],
  },
  {
    id: 'event-picture',
    kind: 'announce',
    name: say('Event with picture', 'Tukio lenye picha'),
    tags: say('event invitation concert', 'tukio mwaliko tamasha'),
    pages: [
      pen => {
        pen.ground('ink')
        pen.picture('picture', pen.all, {
          adjust: {
            brightness: -0.15,
            contrast: 0,
            saturation: 0,
            temperature: 0,
            tint: 0,
            blur: 0,
            sharpen: 0,
            vignette: 0.5,
            grey: 0,
            sepia: 0,
            duotone: null,
          },
        })
        const panel = pen.wide ? part(pen.safe, 0, 0, 0.52, 1) : part(pen.safe, 0, 0.46, 1, 0.54)
        pen.shape('panel', panel, 'ink', { radius: 28 })
        const [label, title, text] = rows(inset(panel, pen.margin * 0.6), [0.18, 0.5, 0.32], 10 * pen.unit)
        pen.label(
          'date',
          label,
          say('Saturday 24 October', 'Jumamosi 24 Oktoba'),
          pen.readable('ink', 'accent'),
          { slot: 'date' },
        )
        pen.heading('title', title, say('Night market', 'Soko la usiku'), 'brand:paper', {
          size: 104,
          verticalAlign: 'middle',
        })
        pen.body(
          'text',
          text,
          say(
            'Food, music and forty stalls from 5 pm.',
            'Chakula, muziki na vibanda arobaini kuanzia saa 11.',
          ),
          'brand:paper',
          { size: 42 },
        )
      },
    ],
  },
  {
    id: 'vacancy',
    kind: 'announce',
    name: say('Vacancy', 'Nafasi ya kazi'),
    tags: say('job hiring work vacancy', 'kazi ajira nafasi'),
    pages: [
      pen => {
        pen.ground('paper')
        const blue = pen.readable('paper', 'primary')
        const [label, title, text, foot] = rows(pen.safe, [0.1, 0.34, 0.4, 0.16], pen.margin * 0.35)
        pen.label('label', label, say('We are hiring', 'Tunaajiri'), blue, { size: 40 })
        pen.heading(
          'title',
          title,
          say('Baker for the early shift', 'Mwokaji wa zamu ya asubuhi'),
          'brand:ink',
          { size: 118, verticalAlign: 'top' },
        )
        pen.body(
          'text',
          text,
          say(
            'Four days a week\nFair pay, meals included\nStart on 1 November',
            'Siku nne kwa wiki\nMalipo mazuri na chakula\nKuanzia 1 Novemba',
          ),
          'brand:ink',
          { size: 52, list: 'bullets', lineHeight: 1.5 },
        )
        pen.shape('bar', foot, 'primary', { radius: 20 })
        pen.body(
          'contact',
          inset(foot, pen.margin * 0.4, foot.height * 0.2),
          say('Write to kazi@mkate.co.tz', 'Andika kazi@mkate.co.tz'),
          pen.on('primary'),
          { size: 48, weight: 700, verticalAlign: 'middle' },
        )
      },
    ],
  },
  {
    id: 'opening-soon',
    kind: 'announce',
    name: say('Opening soon', 'Tunafungua karibuni'),
    tags: say('opening launch new shop', 'ufunguzi duka jipya'),
    pages: [
      pen => {
        pen.ground('secondary')
        const on = pen.on('secondary')
        const [shape, words] = pen.wide
          ? columns(pen.safe, [0.4, 0.6], pen.margin)
          : rows(pen.safe, [0.5, 0.5], pen.margin * 0.5)
        const arch = pen.wide ? shape : part(shape, 0.14, 0, 0.72, 1)
        pen.picture('picture', arch, { mask: 'arch' })
        const [title, text, contact] = rows(words, [0.52, 0.28, 0.2], 6 * pen.unit)
        pen.heading('title', title, say('Opening soon', 'Tunafungua karibuni'), on, {
          size: 112,
          verticalAlign: 'middle',
          align: 'centre',
        })
        pen.body('text', text, say('Saturday 7 November, Sinza', 'Jumamosi 7 Novemba, Sinza'), on, {
          size: 48,
          align: 'centre',
        })
        pen.label('contact', contact, say('Be our guest', 'Karibu sana'), on, {
          align: 'centre',
          slot: 'contact',
        })
      },
    ],
  },
  {
    id: 'sold-out',
    kind: 'announce',
    name: say('Sold out', 'Imeisha'),
    tags: say('sold out gone thank you', 'imeisha asante'),
    pages: [
      pen => {
        pen.ground('ink')
        const [title, text] = rows(pen.safe, [0.68, 0.32], pen.margin * 0.5)
        pen.heading(
          'title',
          title,
          say('Sold\nout.', 'Ime-\nisha.'),
          pen.readable('ink', 'accent', 'primary'),
          { size: 330, lineHeight: 0.92, letterSpacing: -40, verticalAlign: 'bottom' },
        )
        pen.body(
          'text',
          text,
          say('Thank you! The next batch comes on Thursday.', 'Asante! Nyingine zitafika Alhamisi.'),
          'brand:paper',
          { size: 52 },
        )
      },
    ],
  },
  {
    id: 'closed-weather',
    kind: 'announce',
    name: say('Closed for weather', 'Tumefunga, hali ya hewa'),
    tags: say('closed weather rain notice', 'tumefunga mvua tangazo'),
    pages: [
      pen => {
        pen.ground('secondary')
        const on = pen.on('secondary')
        const [icon, title, text] = rows(pen.safe, [0.34, 0.38, 0.28], pen.margin * 0.4)
        pen.icon('cloud', square(icon, 0), 'cloud-rain', on, 1.25)
        pen.heading(
          'title',
          title,
          say('Closed today because of the rain', 'Leo tumefunga kwa sababu ya mvua'),
          on,
          { size: 92, verticalAlign: 'middle' },
        )
        pen.body(
          'text',
          text,
          say('Orders by phone go on as usual. Stay safe!', 'Maagizo kwa simu yanaendelea. Mjihadhari!'),
          on,
          { size: 48 },
        )
      },
    ],
  },
  {
    id: 'countdown',
    kind: 'announce',
    name: say('Countdown', 'Siku zimebaki'),
    tags: say('countdown days left launch', 'siku zimebaki uzinduzi'),
    pages: [
      pen => {
        pen.ground('accent')
        const on = pen.on('accent')
        const [label, figure, title] = rows(pen.safe, [0.12, 0.6, 0.28], 8 * pen.unit)
        pen.label('label', label, say('Only', 'Zimebaki siku'), on, { size: 50, align: 'centre' })
        const ring = square(figure)
        pen.shape('disc', ring, 'paper', { shape: 'ellipse' })
        pen.heading(
          'figure',
          inset(ring, ring.width * 0.2),
          say('3', '3'),
          pen.readable('paper', 'primary'),
          { size: 420, lineHeight: 1, align: 'centre', verticalAlign: 'middle' },
        )
        pen.heading('title', title, say('days to go', 'tu'), on, {
          size: 92,
          align: 'centre',
          verticalAlign: 'middle',
        })
      },
    ],
  },
  {
    id: 'opening-hours',
    kind: 'inform',
    name: say('Opening hours', 'Saa za kazi'),
    tags: say('hours open times week', 'saa kufungua wiki'),
    pages: [
      pen => {
        const [first, second] = halves(pen, 0.34)
        pen.ground('paper')
        pen.shape('band', first, 'primary')
        const head = pen.tall
          ? { ...inset(first, pen.margin), y: first.y + first.height * 0.4, height: first.height * 0.5 }
          : inset(first, pen.margin)
        pen.heading('title', head, say('We are open', 'Tupo wazi'), pen.on('primary'), {
          size: 118,
          verticalAlign: 'middle',
        })
        const list = pen.tall
          ? part(inset(second, pen.margin), 0, 0, 1, 0.78)
          : inset(second, pen.margin, pen.margin * (pen.wide ? 1 : 0.8))
        const days = [
          [say('Mon–Fri', 'Jtt–Iju'), say('8 am – 7 pm', 'saa 2 – saa 1')],
          [say('Saturday', 'Jumamosi'), say('9 am – 5 pm', 'saa 3 – saa 11')],
          [say('Sunday', 'Jumapili'), say('closed', 'tumefunga')],
        ] as const
        rows(list, [1, 1, 1], 8 * pen.unit).forEach((row, index) => {
          const day = days[index]
          if (day === undefined) return
          const [name, time] = columns(part(row, 0, 0, 1, 0.86), [0.44, 0.56], 12 * pen.unit)
          pen.body(`day${index}`, name, day[0], 'brand:ink', {
            size: 55,
            weight: 700,
            verticalAlign: 'middle',
          })
          pen.body(`time${index}`, time, day[1], 'brand:ink', {
            size: 55,
            align: 'right',
            verticalAlign: 'middle',
          })
          if (index < 2)
            pen.line(`line${index}`, part(row, 0, 0.9, 1, 0.1), pen.readable('paper', 'primary'), 2)
        })
      },
    ],
  },
  {
    id: 'find-us',
    kind: 'inform',
    name: say('Where we are', 'Tulipo'),
    tags: say('map address place directions', 'ramani anwani mahali'),
    pages: [
      pen => {
        pen.ground({
          kind: 'pattern',
          pattern: 'grid',
          paint: 'brand:secondary',
          behind: 'brand:paper',
          scale: 1.6,
        })
        const panel = pen.wide ? part(pen.safe, 0, 0, 0.6, 1) : part(pen.safe, 0, 0.36, 1, 0.64)
        const pin = pen.wide ? part(pen.safe, 0.66, 0.1, 0.34, 0.8) : part(pen.safe, 0, 0, 1, 0.32)
        pen.shape('disc', square(pin), 'accent', { shape: 'ellipse' })
        pen.icon('pin', inset(square(pin), square(pin).width * 0.24), 'map-pin', pen.on('accent'), 1.5)
        pen.shape('panel', panel, 'primary', { radius: 28 })
        const [title, text, contact] = rows(inset(panel, pen.margin * 0.7), [0.4, 0.4, 0.2], 8 * pen.unit)
        pen.heading('title', title, say('Come and find us', 'Tutembelee'), pen.on('primary'), {
          size: 88,
          verticalAlign: 'middle',
        })
        pen.body(
          'text',
          text,
          say(
            'Uhuru Street 14, first floor, above the pharmacy',
            'Mtaa wa Uhuru 14, ghorofa ya kwanza, juu ya duka la dawa',
          ),
          pen.on('primary'),
          { size: 48 },
        )
        contactLine(pen, contact, pen.on('primary'))
      },
    ],
  },
  {
    id: 'scan-me',
    kind: 'inform',
    name: say('Link as QR code', 'Kiungo cha QR'),
    tags: say('qr code link scan', 'msimbo kiungo changanua'),
    pages: [
      pen => {
        pen.ground('primary')
        const on = pen.on('primary')
        const [code, words] = pen.wide
          ? columns(pen.safe, [0.42, 0.58], pen.margin)
          : rows(pen.safe, [0.62, 0.38], pen.margin * 0.5)
        const card = square(code)
        pen.shape('card', card, 'paper', { radius: 32 })
        pen.qr('code', inset(card, card.width * 0.07))
        const [title, text] = rows(words, [0.6, 0.4], 8 * pen.unit)
        pen.heading('title', title, say('Order here', 'Agiza hapa'), on, {
          size: 110,
          align: 'centre',
          verticalAlign: 'middle',
        })
        pen.body(
          'text',
          text,
          say('Point your camera at the code.', 'Elekeza kamera yako kwenye msimbo.'),
          on,
          { size: 48, align: 'centre' },
        )
      },
    ],
  },
]
