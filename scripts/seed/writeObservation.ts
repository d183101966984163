import type { trades } from './businesses.ts'
import type { Random } from './createRandom.ts'

const firstNames = ['Nyota', 'Jua', 'Bahari', 'Simba', 'Kilele', 'Upendo', 'Mtaa', 'Green Door', 'Corner']
const lastNames: Record<keyof typeof trades, readonly string[]> = {
  shop: ['Fashions', 'Bazaar'],
  coffee: ['Roastery', 'Espresso Bar'],
  tours: ['Safaris', 'Excursions'],
  clinic: ['Dental Care', 'Health Centre'],
  bakery: ['Bakery', 'Cakes'],
  workshop: ['Cycles', 'Garage'],
  books: ['Books', 'Readers'],
  farm: ['Farm Shop', 'Organics'],
}

/** Made-up names of businesses of a trade, none of them meant to be a real one. */
export const rivalNames = (trade: keyof typeof trades): string[] =>
  lastNames[trade].flatMap(last => firstNames.map(first => `${first} ${last}`))

const positionings = [
  'The cheapest in town, and loud about it.',
  'For families who want it quick and friendly.',
  'Quality first: small batches, high prices, beautiful pictures.',
  'Bei nafuu kwa kila mtu, kila siku.',
  'Young, funny, always on video.',
  'Has been there for thirty years and lives from regulars.',
]
const strengths = [
  'Answers every comment within the hour',
  'Short videos with the owner herself',
  'Free delivery in town',
  'Same offer every Friday, everybody knows it',
  'Picha nzuri za wateja',
  'Bright, uniform pictures',
  'Loyalty card that works',
]
const weaknesses = [
  'Only posts when there is a sale',
  'No prices anywhere',
  'Long texts that nobody reads',
  'Hawajibu ujumbe wikendi',
  'Stock photos',
  'Comments full of complaints about delivery',
  'Nothing about who they are',
]

/** What is known of a competitor, in words. */
export const competitorWords = (
  random: Random,
): { positioning: string; strengths: string; weaknesses: string } => ({
  positioning: random.pick(positionings),
  strengths: random.some(strengths, random.int(1, 4)).join('\n'),
  weaknesses: random.some(weaknesses, random.int(1, 3)).join('\n'),
})

export const offers = [
  { name: 'Black Friday week', offer: 'Everything 30 % off, each day another product at half price.' },
  { name: 'Sikukuu', offer: 'Zawadi ndogo kwa kila oda ya zaidi ya KSh 2,000.' },
  { name: 'Back to school', offer: 'Bundle for two children at the price of one and a half.' },
  { name: 'Bring a friend', offer: 'Both get 20 % off the next order.' },
  { name: 'Grand opening', offer: 'First hundred customers eat, drink or ride for free.' },
  { name: 'Ramadan nights', offer: 'Open until midnight, free dates and tea.' },
  { name: 'Summer of stories', offer: 'Post a picture with us and win a weekend.' },
] as const

const works = [
  'One clear promise in the first line.',
  'The face of the owner.',
  'A deadline that is really kept.',
  'Anauliza swali na kujibu kila mtu.',
  'Before and after in one picture.',
  'The price is the picture.',
  '',
]
const takes = [
  'Ask our customers for their own pictures, too.',
  'Try the countdown in stories on the last two days.',
  'Tuoneshe jinsi bidhaa inavyotengenezwa.',
  'A fixed weekday for offers, so that people wait for it.',
  'Say the price first.',
  '',
]
const shots = [
  'SALE ENDS FRIDAY',
  'Buy 2 get 1 free',
  'NEW IN STORE',
  'PUNGUZO 30%',
  'Order on WhatsApp',
  'Only today',
  'Tumefungua tawi jipya',
]

/** What she thought of it, and what stands in its pictures; most of the time nothing. */
export const observationWords = (
  random: Random,
): { whatWorks: string; whatWeTake: string; shotText: string } => ({
  whatWorks: random.chance(0.3) ? random.pick(works) : '',
  whatWeTake: random.chance(0.2) ? random.pick(takes) : '',
  shotText: random.chance(0.25) ? random.pick(shots) : '',
})
