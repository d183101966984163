import { columns, inset, part, rows } from './box.ts'
import { contactLine, halves } from './compositions.ts'
import { say, type Template } from './Template.ts'

/** Contests, polls, questions: what asks for an answer. */
export const engageTemplates: readonly Template[] = [
  {
    id: 'giveaway',
    kind: 'engage',
    name: say('Giveaway', 'Zawadi ya bahati'),
    tags: say('giveaway win prize gift', 'zawadi shinda bahati'),
    pages: [
      pen => {
        pen.ground({
          kind: 'pattern',
          pattern: 'confetti',
          paint: 'brand:accent',
          behind: 'brand:primary',
          scale: 2.4,
        })
        const card = pen.wide ? inset(pen.safe, pen.margin * 0.2) : part(pen.safe, 0, 0.06, 1, 0.88)
        pen.shape('card', card, 'paper', { radius: 36 })
        const inside = inset(card, pen.margin * 0.8)
        const [label, title, text, foot] = rows(inside, [0.12, 0.36, 0.36, 0.16], 8 * pen.unit)
        const blue = pen.readable('paper', 'primary')
        pen.label('label', label, say('Giveaway', 'Zawadi'), blue, { align: 'centre', size: 38 })
        pen.heading(
          'title',
          title,
          say('Win a basket for your market day', 'Shinda kikapu cha sokoni'),
          'brand:ink',
          { size: 84, align: 'centre', verticalAlign: 'middle' },
        )
        pen.body(
          'text',
          text,
          say(
            'Follow us\nTag a friend below\nShare this in your story',
            'Tufuate\nMtaje rafiki hapa chini\nShirikisha kwenye stori',
          ),
          'brand:ink',
          { size: 48, align: 'centre', lineHeight: 1.45, verticalAlign: 'middle' },
        )
        pen.body('date', foot, say('Until Sunday at 8 pm', 'Hadi Jumapili saa 2 usiku'), blue, {
          size: 42,
          weight: 700,
          align: 'centre',
          verticalAlign: 'middle',
        })
      },
    ],
  },
  {
    id: 'photo-contest',
    kind: 'engage',
    name: say('Photo contest', 'Shindano la picha'),
    tags: say('contest photo competition prize', 'shindano picha zawadi'),
    pages: [
      pen => {
        pen.ground('accent')
        const on = pen.on('accent')
        const [pictures, words] = pen.wide
          ? columns(pen.safe, [0.46, 0.54], pen.margin)
          : rows(pen.safe, [0.54, 0.46], pen.margin * 0.4)
        pen.picture('picture', part(pictures, 0.06, 0.04, 0.88, 0.9), {
          border: { paint: '#ffffff', width: 22, dash: 'solid' },
          turn: -3,
        })
        const [title, text, contact] = rows(words, [0.5, 0.3, 0.2], 6 * pen.unit)
        pen.heading('title', title, say('Show us your kitchen', 'Tuonyeshe jiko lako'), on, {
          size: 100,
          verticalAlign: 'middle',
        })
        pen.body(
          'text',
          text,
          say('The best picture wins 100,000 shillings.', 'Picha bora inashinda shilingi 100,000.'),
          on,
          { size: 48 },
        )
        contactLine(pen, contact, on)
      },
    ],
  },
  {
    id: 'story-poll',
    kind: 'engage',
    name: say('Poll', 'Kura'),
    tags: say('poll vote story choice sticker', 'kura piga kura stori chagua'),
    pages: [
      pen => {
        pen.ground('primary')
        const on = pen.on('primary')
        const [title, answers] = rows(pen.safe, [0.52, 0.48], pen.margin * 0.6)
        pen.heading(
          'title',
          title,
          say('Coffee in the morning: black or with milk?', 'Kahawa asubuhi: nyeusi au na maziwa?'),
          on,
          { size: 108, verticalAlign: 'middle' },
        )
        const boxes = pen.wide
          ? columns(answers, [1, 1], pen.margin * 0.5)
          : rows(answers, [1, 1], pen.margin * 0.4)
        boxes.forEach((box, index) => {
          const pill = part(box, 0, 0.16, 1, 0.68)
          pen.shape(`pill${index}`, pill, 'paper', { radius: 400 })
          pen.heading(
            `answer${index}`,
            inset(pill, pill.height * 0.4, pill.height * 0.2),
            index === 0 ? say('Black', 'Nyeusi') : say('With milk', 'Na maziwa'),
            pen.readable('paper', 'primary'),
            { size: 64, align: 'centre', verticalAlign: 'middle' },
          )
        })
      },
    ],
  },
  {
    id: 'this-or-that',
    kind: 'engage',
    name: say('This or that', 'Hii au ile'),
    tags: say('this that choose compare vote', 'hii ile chagua linganisha'),
    pages: [
      pen => {
        const [first, second] = halves(pen, 0.5)
        pen.ground('paper')
        pen.picture('one', first)
        pen.picture('two', second)
        const side = Math.min(pen.paper.width, pen.paper.height) * 0.26
        const middle = {
          x: (pen.paper.width - side) / 2,
          y: (pen.paper.height - side) / 2,
          width: side,
          height: side,
        }
        pen.shape('disc', middle, 'primary', { shape: 'ellipse' })
        pen.heading('title', inset(middle, side * 0.18), say('or', 'au'), pen.on('primary'), {
          size: 130,
          align: 'centre',
          verticalAlign: 'middle',
          slot: null,
        })
      },
    ],
  },
  {
    id: 'open-question',
    kind: 'engage',
    name: say('Open question', 'Swali la wazi'),
    tags: say('question answer talk comment', 'swali jibu maoni'),
    pages: [
      pen => {
        pen.ground('secondary')
        const bubble = pen.wide ? pen.safe : part(pen.safe, 0, 0.06, 1, 0.86)
        pen.shape('bubble', bubble, 'primary', { shape: 'speech' })
        const inside = part(bubble, 0.09, 0.08, 0.82, 0.6)
        pen.heading(
          'title',
          inside,
          say('What did you cook first on your own?', 'Ulipika nini mara ya kwanza peke yako?'),
          pen.on('primary'),
          { size: 112, verticalAlign: 'middle' },
        )
      },
    ],
  },
  {
    id: 'fill-the-gap',
    kind: 'engage',
    name: say('Fill the gap', 'Jaza pengo'),
    tags: say('complete sentence fill comment', 'jaza kamilisha sentensi maoni'),
    pages: [
      pen => {
        pen.ground('paper')
        const [title, gap, text] = rows(pen.safe, [0.5, 0.2, 0.3], pen.margin * 0.3)
        pen.heading(
          'title',
          title,
          say('My market day is nothing without', 'Siku ya soko si kitu bila'),
          'brand:ink',
          { size: 124, verticalAlign: 'bottom' },
        )
        pen.line('gap', part(gap, 0, 0.3, 1, 0.4), pen.readable('paper', 'primary'), 10)
        pen.body(
          'text',
          text,
          say('Finish the sentence below.', 'Kamilisha sentensi hapa chini.'),
          pen.readable('paper', 'primary'),
          { size: 50, weight: 600 },
        )
      },
    ],
  },
]
