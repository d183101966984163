import { columns, inset, part, rows, square } from './box.ts'
import { contactLine, halves } from './compositions.ts'
import type { Pen } from './Pen.ts'
import { say, type Template, type Words } from './Template.ts'

/** One tip of a carousel: a large number, a heading, a few words. */
const tip = (number: string, title: Words, text: Words) => (pen: Pen) => {
  pen.ground('paper')
  const [figure, head, words] = rows(pen.safe, [0.36, 0.34, 0.3], pen.margin * 0.4)
  pen.heading('figure', figure, say(number, number), pen.readable('paper', 'primary'), {
    size: 300,
    lineHeight: 1,
    verticalAlign: 'middle',
  })
  pen.heading('title', head, title, 'brand:ink', { size: 84, verticalAlign: 'bottom' })
  pen.body('text', words, text, 'brand:ink', { size: 52 })
}

/** Tips, answers, steps: what is learnt. */
export const teachTemplates: readonly Template[] = [
  {
    id: 'tip-carousel',
    kind: 'teach',
    name: say('Carousel of tips', 'Mfululizo wa vidokezo'),
    tags: say('tips carousel pages swipe advice', 'vidokezo kurasa ushauri'),
    pages: [
      pen => {
        pen.ground('primary')
        const on = pen.on('primary')
        const [label, title, foot] = rows(pen.safe, [0.12, 0.7, 0.18], pen.margin * 0.3)
        pen.label('label', label, say('Save this', 'Hifadhi hii'), on, { size: 40 })
        pen.heading('title', title, say('3 ways to keep leather young', 'Njia 3 za kutunza ngozi'), on, {
          size: 156,
          verticalAlign: 'middle',
        })
        const [words, arrow] = columns(foot, [0.8, 0.2])
        pen.body('text', words, say('Swipe on', 'Telezesha'), on, {
          size: 48,
          weight: 600,
          verticalAlign: 'middle',
        })
        pen.icon('arrow', square(arrow, 1), 'arrow-right', on, 1.5)
      },
      tip(
        '1',
        say('Let it dry slowly', 'Ikauke polepole'),
        say('Never in the sun, never beside a fire.', 'Kamwe si juani wala karibu na moto.'),
      ),
      tip(
        '2',
        say('Feed it twice a year', 'Ipake mara mbili kwa mwaka'),
        say('A little oil on a soft cloth is enough.', 'Mafuta kidogo kwenye kitambaa laini yatosha.'),
      ),
      tip(
        '3',
        say('Give it a day of rest', 'Ipe siku ya kupumzika'),
        say(
          'Shoes that rest for a day last twice as long.',
          'Viatu vinavyopumzika siku moja hudumu mara mbili.',
        ),
      ),
      pen => {
        pen.ground('primary')
        const [title, contact] = rows(pen.safe, [0.8, 0.2], pen.margin * 0.4)
        pen.heading(
          'title',
          title,
          say('Questions? We answer every one.', 'Una swali? Tunajibu yote.'),
          pen.on('primary'),
          { size: 130, verticalAlign: 'middle' },
        )
        contactLine(pen, contact, pen.on('primary'))
      },
    ],
  },
  {
    id: 'faq',
    kind: 'teach',
    name: say('Question and answer', 'Swali na jibu'),
    tags: say('faq question answer help', 'maswali majibu msaada'),
    pages: [
      pen => {
        pen.ground('secondary')
        const [first, second] = halves({ wide: pen.wide, all: pen.safe }, 0.5, pen.margin * 0.4)
        pen.shape('question', first, 'paper', { shape: 'rectangle', radius: 32 })
        pen.shape('answer', second, 'primary', { shape: 'rectangle', radius: 32 })
        pen.heading(
          'title',
          inset(first, pen.margin * 0.6),
          say('Do you also mend old shoes?', 'Je, mnatengeneza viatu vya zamani?'),
          pen.readable('paper', 'primary'),
          { size: 84, verticalAlign: 'middle' },
        )
        pen.body(
          'text',
          inset(second, pen.margin * 0.6),
          say(
            'Yes, gladly. Most are ready after two days.',
            'Ndiyo, kwa furaha. Vingi huwa tayari baada ya siku mbili.',
          ),
          pen.on('primary'),
          { size: 58, verticalAlign: 'middle' },
        )
      },
    ],
  },
  {
    id: 'three-steps',
    kind: 'teach',
    name: say('Three steps', 'Hatua tatu'),
    tags: say('steps how to order process', 'hatua jinsi kuagiza'),
    pages: [
      pen => {
        pen.ground('paper')
        const [head, list] = pen.wide
          ? columns(pen.safe, [0.34, 0.66], pen.margin)
          : rows(pen.safe, [0.24, 0.76], pen.margin * 0.5)
        pen.heading('title', head, say('How to order', 'Jinsi ya kuagiza'), 'brand:ink', {
          size: 108,
          verticalAlign: 'middle',
        })
        const steps = [
          say('Send us your measurements', 'Tutumie vipimo vyako'),
          say('Choose cloth and colour', 'Chagua kitambaa na rangi'),
          say('Collect it after a week', 'Chukua baada ya wiki moja'),
        ]
        rows(list, [1, 1, 1], 16 * pen.unit).forEach((row, index) => {
          const side = Math.min(row.height * 0.86, row.width * 0.22)
          const disc = { x: row.x, y: row.y + (row.height - side) / 2, width: side, height: side }
          pen.shape(`disc${index}`, disc, 'primary', { shape: 'ellipse' })
          pen.heading(
            `figure${index}`,
            inset(disc, side * 0.2),
            say(String(index + 1), String(index + 1)),
            pen.on('primary'),
            { size: 84, align: 'centre', verticalAlign: 'middle' },
          )
          const words = {
            x: row.x + side * 1.25,
            y: row.y,
            width: row.width - side * 1.25,
            height: row.height,
          }
          pen.body(`step${index}`, words, steps[index] ?? say('', ''), 'brand:ink', {
            size: 58,
            weight: 600,
            verticalAlign: 'middle',
          })
        })
      },
    ],
  },
  {
    id: 'checklist',
    kind: 'teach',
    name: say('Checklist', 'Orodha ya kukagua'),
    tags: say('checklist list to do', 'orodha kukagua'),
    pages: [
      pen => {
        pen.ground('accent')
        const sheet = pen.safe
        pen.shape('sheet', sheet, 'paper', { radius: 32 })
        const inside = inset(sheet, pen.margin * 0.7)
        const [head, list] = pen.wide
          ? columns(inside, [0.36, 0.64], pen.margin * 0.6)
          : rows(inside, [0.26, 0.74], pen.margin * 0.4)
        pen.heading(
          'title',
          head,
          say('Before you travel', 'Kabla ya safari'),
          pen.readable('paper', 'primary'),
          { size: 92, verticalAlign: 'middle' },
        )
        const things = [
          say('Tickets saved offline', 'Tiketi zimehifadhiwa'),
          say('Cash in small notes', 'Pesa taslimu ndogo ndogo'),
          say('Charger and cable', 'Chaja na waya'),
          say('Somebody knows the way', 'Mtu anajua njia'),
        ]
        rows(list, [1, 1, 1, 1], 8 * pen.unit).forEach((row, index) => {
          const side = Math.min(row.height * 0.5, row.width * 0.12)
          const box = { x: row.x, y: row.y + (row.height - side) / 2, width: side, height: side }
          pen.icon(`check${index}`, box, 'square-check', pen.readable('paper', 'primary'), 1.75)
          pen.body(
            `thing${index}`,
            { x: row.x + side * 1.5, y: row.y, width: row.width - side * 1.5, height: row.height },
            things[index] ?? say('', ''),
            'brand:ink',
            { size: 52, verticalAlign: 'middle' },
          )
        })
      },
    ],
  },
  {
    id: 'myth-fact',
    kind: 'teach',
    name: say('Myth and fact', 'Dhana na ukweli'),
    tags: say('myth fact truth wrong', 'dhana ukweli kosa'),
    pages: [
      pen => {
        const [first, second] = halves(pen, 0.5)
        pen.ground('paper')
        pen.shape('below', second, 'primary')
        for (const [key, box, label, words, ink] of [
          [
            'myth',
            first,
            say('Myth', 'Dhana'),
            say('Good bread needs sugar.', 'Mkate mzuri unahitaji sukari.'),
            'brand:ink',
          ],
          [
            'fact',
            second,
            say('Fact', 'Ukweli'),
            say('It needs time: twelve hours.', 'Unahitaji muda: saa kumi na mbili.'),
            pen.on('primary'),
          ],
        ] as const) {
          const area = inset(box, pen.margin, pen.margin * (pen.tall ? 1.6 : 0.9))
          const [small, large] = rows(
            pen.tall && key === 'myth'
              ? part(area, 0, 0.16, 1, 0.84)
              : pen.tall
                ? part(area, 0, 0, 1, 0.8)
                : area,
            [0.2, 0.8],
            8 * pen.unit,
          )
          pen.label(`${key}Label`, small, label, key === 'myth' ? pen.readable('paper', 'primary') : ink, {
            size: 42,
          })
          pen.heading(key === 'myth' ? 'title' : 'fact', large, words, ink, {
            size: 88,
            verticalAlign: 'middle',
          })
        }
      },
    ],
  },
  {
    id: 'podcast',
    kind: 'teach',
    name: say('Podcast episode', 'Kipindi cha podikasti'),
    tags: say('podcast episode audio listen', 'podikasti kipindi sikiliza'),
    pages: [
      pen => {
        pen.ground('ink')
        const gold = pen.readable('ink', 'accent', 'primary')
        const [face, words] = pen.wide
          ? columns(pen.safe, [0.4, 0.6], pen.margin)
          : rows(pen.safe, [0.5, 0.5], pen.margin * 0.5)
        const picture = square(face, pen.wide ? 0.5 : 0)
        pen.picture('picture', picture, { radius: 32 })
        const [label, title, name] = rows(words, [0.16, 0.6, 0.24], 6 * pen.unit)
        pen.label('label', label, say('Episode 12', 'Kipindi cha 12'), gold)
        pen.heading(
          'title',
          title,
          say('How a market stall became a brand', 'Kibanda kilivyokuwa chapa'),
          'brand:paper',
          { size: 78, verticalAlign: 'middle' },
        )
        pen.body('name', name, say('with Halima Said', 'na Halima Said'), 'brand:paper', {
          size: 45,
          slot: 'name',
        })
      },
    ],
  },
  {
    id: 'blog-teaser',
    kind: 'teach',
    name: say('New on the blog', 'Mpya kwenye blogu'),
    tags: say('blog article read teaser link', 'blogu makala soma kiungo'),
    pages: [
      pen => {
        const [first, second] = halves(pen, 0.5)
        pen.ground('paper')
        pen.picture('picture', first)
        const area = inset(second, pen.margin, pen.margin * (pen.wide ? 1 : 0.7))
        const [label, title, foot] = rows(
          pen.tall ? part(area, 0, 0, 1, 0.75) : area,
          [0.16, 0.6, 0.24],
          8 * pen.unit,
        )
        pen.label(
          'label',
          label,
          say('New on the blog', 'Mpya kwenye blogu'),
          pen.readable('paper', 'primary'),
        )
        pen.heading(
          'title',
          title,
          say('What your soap says about the sea', 'Sabuni yako yasema nini kuhusu bahari'),
          'brand:ink',
          {
            size: 76,
            weight: 700,
            family: 'Lora',
            letterSpacing: 0,
            lineHeight: 1.15,
            verticalAlign: 'middle',
          },
        )
        pen.body('text', foot, say('Read it in four minutes', 'Soma kwa dakika nne'), 'brand:ink', {
          size: 42,
          slot: null,
        })
      },
    ],
  },
]
