import type { Business, Trade } from './businesses.ts'
import { trades } from './businesses.ts'
import type { Random } from './createRandom.ts'

const english = {
  openers: [
    'Good morning, {town}!',
    'New in today:',
    'You asked, we listened.',
    'Only this week:',
    'A small thank-you to everyone who came by on {day}.',
    'Did you know?',
    'Behind the scenes with {person}:',
    'Rain or shine, we are open.',
    'It is finally here 🎉',
    'Last chance!',
    'Meet {person}, who has been with us from the start.',
    'Planning ahead for {day}?',
    '',
  ],
  bodies: [
    '{product} from {price}, as long as we have them.',
    'We put aside a few of our {product} for regulars. Tell us and one is yours.',
    'Three things people ask us about {product}, answered below 👇',
    '{product} are back, and they will not stay long.',
    'Order {product} before {day} and collect them the same evening.',
    'This is how {product} get made, from the first step to the last.',
    '{person} tried {product} for the first time. The face says it all 😄',
    'Free delivery in {town} for every order of {product} this week.',
    'We are looking for someone to help with {product} on weekends. Know anybody?',
    'Two for one on {product} until {day}.',
  ],
  endings: [
    'Come by or write to us.',
    'Book here: {link}',
    'Link below.',
    'See you on {day}!',
    'Tag a friend who needs this.',
    'Open until 7 pm.',
    'Call us on +000 700 000 000.',
    '',
    '',
  ],
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

const swahili: typeof english = {
  openers: [
    'Habari za asubuhi, {town}!',
    'Karibu sana dukani kwetu.',
    'Mpya leo:',
    'Wiki hii tu:',
    'Asanteni wote mliotutembelea {day}.',
    'Je, wajua?',
    'Nafasi ya mwisho!',
    'Imefika! 🎉',
    'Kutana na {person}.',
    'Umejiandaa kwa {day}?',
    '',
  ],
  bodies: [
    '{product} kuanzia {price}. Wahi mapema!',
    'Tumekuwekea {product}. Tuambie ukihitaji.',
    '{product} zimerudi, na hazitakaa muda mrefu.',
    'Agiza {product} kabla ya {day}, upate siku hiyohiyo.',
    'Hivi ndivyo tunavyotengeneza {product}, hatua kwa hatua.',
    '{person} alijaribu {product} kwa mara ya kwanza 😄',
    'Tunaleta {product} bure ndani ya {town} wiki hii.',
    'Nunua mbili ulipie moja: {product} hadi {day}.',
    'Maswali matatu tunayoulizwa kuhusu {product} 👇',
  ],
  endings: [
    'Njoo dukani au tuandikie.',
    'Weka nafasi hapa: {link}',
    'Tuonane {day}!',
    'Mwambie rafiki yako.',
    'Tuko wazi hadi saa moja jioni.',
    'Karibuni nyote 🙏',
    '',
    '',
  ],
  days: ['Jumatatu', 'Jumanne', 'Jumatano', 'Alhamisi', 'Ijumaa', 'Jumamosi', 'Jumapili'],
}

const people = [
  'Amina',
  'Juma',
  'Neema',
  'Baraka',
  'Wanjiru',
  'Otieno',
  'Zawadi',
  'Hassan',
  'Greta',
  'Tom',
  'Ines',
]

export interface WrittenPost {
  text: string
  /** Beside the text; empty when the text has it or there is none. */
  link: string
}

/** What a small business writes: an opening, what it is about, what to do, and its hashtags. */
export function writePost(business: Business, random: Random): WrittenPost {
  const isSwahili = random.chance(business.swahili)
  const words = isSwahili ? swahili : english
  const trade: Trade = trades[business.trade]
  const address = `https://${business.slug}.example/${random.pick(['menu', 'shop', 'book', 'news', 'offers'])}`
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (whole, key: string) => {
      if (key === 'product') return random.pick(isSwahili ? trade.bidhaa : trade.products)
      if (key === 'price') return random.pick(trade.prices)
      if (key === 'person') return random.pick(people)
      if (key === 'town') return business.town
      if (key === 'day') return random.pick(words.days)
      return key === 'link' ? address : whole
    })
  const lines = [random.pick(words.openers), random.pick(words.bodies), random.pick(words.endings)]
  if (random.chance(0.25)) lines.splice(2, 0, random.pick(words.bodies))
  const tags = random.some(trade.tags, random.int(0, 2)).join(' ')
  const text = [...lines, tags]
    .map(line => upperFirst(fill(line)))
    .filter(line => line !== '')
    .join(random.chance(0.3) ? '\n\n' : ' ')
  return { text, link: !text.includes(address) && random.chance(0.25) ? address : '' }
}

/** A shorter one for a single channel. */
export const writeVariant = (text: string, random: Random): string =>
  `${text.split(/\n\n|(?<=[.!?]) /)[0] ?? text} ${random.pick(['👉', '✨', '📍', '☎️'])}`

const upperFirst = (line: string): string => line.charAt(0).toUpperCase() + line.slice(1)

const themes = [
  { name: 'Ramadan offers', goal: 'Reach families before iftar; 40 orders a week.' },
  { name: 'Back to school', goal: 'Sell out the first batch before term begins.' },
  { name: 'Msimu wa mvua', goal: 'Watu wakae karibu nasi wakati wa mvua: oda za nyumbani.' },
  { name: 'New product launch', goal: '200 people on the waiting list.' },
  { name: 'Sikukuu', goal: 'Zawadi za sikukuu: ongeza mauzo kwa robo.' },
  { name: 'Customer stories', goal: 'Six stories in their own words, one a week.' },
  { name: 'Black Friday', goal: 'Clear last season’s stock.' },
  { name: 'Open day', goal: '80 visitors, 30 newsletter sign-ups.' },
  { name: 'Shukrani kwa wateja', goal: 'Wateja wa zamani warudi mara moja zaidi.' },
  { name: 'Summer hours', goal: 'Everybody knows that we open earlier.' },
] as const

/** The `index`-th campaign of a business. */
export const campaignTheme = (index: number): (typeof themes)[number] =>
  themes[index % themes.length] ?? themes[0]

export const labelNames = [
  { name: 'Offer', colour: '#c2410c' },
  { name: 'Story', colour: '#7c3aed' },
  { name: 'Tip', colour: '#0f766e' },
  { name: 'Event', colour: '#be123c' },
  { name: 'Uhakiki', colour: '#1d4ed8' },
  { name: 'Evergreen', colour: '#4d7c0f' },
] as const

export const altTexts = [
  'The shop front in the morning sun',
  'A hand holding the product up to the camera',
  'Bidhaa zimepangwa juu ya meza ya mbao',
  'Two customers laughing at the counter',
  'Price list in white letters on a dark board',
  'Picha ya karibu ya bidhaa',
  '',
] as const
