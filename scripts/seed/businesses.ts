/** What is sold, and the words for it. */
export interface Trade {
  products: readonly string[]
  bidhaa: readonly string[]
  tags: readonly string[]
  prices: readonly string[]
}

export interface Business {
  name: string
  slug: string
  town: string
  zone: string
  colour: string
  /** How many of its posts are in Swahili, 0 to 1. */
  swahili: number
  trade: keyof typeof trades
}

export const trades = {
  shop: {
    products: ['kanga sets', 'school shoes', 'cotton bedsheets', 'kikoi towels', 'handmade baskets', 'lesos'],
    bidhaa: ['kanga za pamba', 'viatu vya shule', 'mashuka', 'vikapu vya mkono', 'leso mpya', 'mikoba'],
    tags: ['#dukani', '#madeinkenya', '#offers', '#kanga'],
    prices: ['KSh 450', 'KSh 1,200', 'KSh 799', 'KSh 2,350'],
  },
  coffee: {
    products: ['single-origin AA', 'cold brew', 'the house espresso', 'peaberry beans', 'our tasting flight'],
    bidhaa: ['kahawa ya Kilimanjaro', 'kahawa baridi', 'espresso ya nyumbani', 'mbegu za kahawa'],
    tags: ['#coffee', '#kahawa', '#singleorigin', '#specialtycoffee'],
    prices: ['TSh 18,000', 'TSh 6,500', 'TSh 32,000'],
  },
  tours: {
    products: ['the spice tour', 'a sunset dhow trip', 'the Stone Town walk', 'snorkelling at the reef'],
    bidhaa: [
      'ziara ya viungo',
      'safari ya jahazi jioni',
      'matembezi ya Mji Mkongwe',
      'kuogelea kwenye miamba',
    ],
    tags: ['#zanzibar', '#karibu', '#travel', '#safari'],
    prices: ['$25', '$40', '$65', '$120'],
  },
  clinic: {
    products: [
      'dental check-ups',
      'children’s dental care',
      'teeth cleaning',
      'eye tests',
      'first-aid courses',
    ],
    bidhaa: ['uchunguzi wa meno', 'huduma za meno kwa watoto', 'usafi wa meno', 'vipimo vya macho'],
    tags: ['#afya', '#health', '#dentalcare'],
    prices: ['KSh 1,500', 'KSh 3,000', 'KSh 950'],
  },
  bakery: {
    products: ['sourdough loaves', 'mandazi boxes', 'birthday cakes', 'rye rolls', 'coconut mahamri'],
    bidhaa: ['mkate wa moto', 'mandazi', 'keki za siku ya kuzaliwa', 'mahamri ya nazi'],
    tags: ['#bakery', '#freshbread', '#keki', '#mkate'],
    prices: ['€4.20', '€28', '€6.50'],
  },
  workshop: {
    products: ['bicycle repairs', 'e-bike conversions', 'cargo bikes', 'spare parts', 'solar lamps'],
    bidhaa: ['matengenezo ya baiskeli', 'baiskeli za umeme', 'vipuri', 'taa za sola'],
    tags: ['#bikes', '#kampala', '#fundi', '#repair'],
    prices: ['USh 35,000', 'USh 120,000', 'USh 15,000'],
  },
  books: {
    products: [
      'children’s books',
      'poetry evenings',
      'second-hand novels',
      'writing workshops',
      'new arrivals',
    ],
    bidhaa: ['vitabu vya watoto', 'jioni ya mashairi', 'riwaya mitumba', 'warsha za uandishi'],
    tags: ['#books', '#vitabu', '#reading', '#poetry'],
    prices: ['€9', '€14.50', '€22'],
  },
  farm: {
    products: ['vegetable boxes', 'free-range eggs', 'raw honey', 'seedlings', 'avocado crates'],
    bidhaa: ['mboga freshi', 'mayai ya kienyeji', 'asali mbichi', 'miche', 'parachichi'],
    tags: ['#shambani', '#organic', '#asali', '#farmtotable'],
    prices: ['KSh 600', 'KSh 350', 'KSh 1,100'],
  },
} as const satisfies Record<string, Trade>

/** Made-up small businesses; none of them is meant to be a real one. */
export const businesses: readonly Business[] = [
  {
    name: 'Duka la Amina',
    slug: 'duka-amina',
    town: 'Mombasa',
    zone: 'Africa/Nairobi',
    colour: '#b5532a',
    swahili: 0.7,
    trade: 'shop',
  },
  {
    name: 'Mlima Coffee Roasters',
    slug: 'mlima-coffee',
    town: 'Moshi',
    zone: 'Africa/Dar_es_Salaam',
    colour: '#5a3a22',
    swahili: 0.4,
    trade: 'coffee',
  },
  {
    name: 'Karafuu Tours',
    slug: 'karafuu-tours',
    town: 'Zanzibar',
    zone: 'Africa/Dar_es_Salaam',
    colour: '#1f7a8c',
    swahili: 0.2,
    trade: 'tours',
  },
  {
    name: 'Tabasamu Dental Clinic',
    slug: 'tabasamu-clinic',
    town: 'Nakuru',
    zone: 'Africa/Nairobi',
    colour: '#2e8b6f',
    swahili: 0.5,
    trade: 'clinic',
  },
  {
    name: 'Boda Bike Works',
    slug: 'boda-bikes',
    town: 'Kampala',
    zone: 'Africa/Kampala',
    colour: '#d08c1f',
    swahili: 0.3,
    trade: 'workshop',
  },
  {
    name: 'Shamba la Neema',
    slug: 'shamba-neema',
    town: 'Nanyuki',
    zone: 'Africa/Nairobi',
    colour: '#4f8a2b',
    swahili: 0.6,
    trade: 'farm',
  },
  {
    name: 'Bäckerei Sonnenweg',
    slug: 'baeckerei-sonnenweg',
    town: 'Berlin',
    zone: 'Europe/Berlin',
    colour: '#a8324a',
    swahili: 0,
    trade: 'bakery',
  },
  {
    name: 'Lighthouse Books',
    slug: 'lighthouse-books',
    town: 'Bristol',
    zone: 'Europe/London',
    colour: '#394a8c',
    swahili: 0,
    trade: 'books',
  },
  {
    name: 'Mama Zawadi Bakes',
    slug: 'mama-zawadi',
    town: 'Kisumu',
    zone: 'Africa/Nairobi',
    colour: '#8c3a7a',
    swahili: 0.8,
    trade: 'bakery',
  },
  {
    name: 'Harbour Street Coffee',
    slug: 'harbour-coffee',
    town: 'Halifax',
    zone: 'America/Halifax',
    colour: '#3d6470',
    swahili: 0,
    trade: 'coffee',
  },
  {
    name: 'Riverside Cycles',
    slug: 'riverside-cycles',
    town: 'Melbourne',
    zone: 'Australia/Melbourne',
    colour: '#b2672c',
    swahili: 0,
    trade: 'workshop',
  },
  {
    name: 'Vitabu Corner',
    slug: 'vitabu-corner',
    town: 'Arusha',
    zone: 'Africa/Dar_es_Salaam',
    colour: '#6a5acd',
    swahili: 0.6,
    trade: 'books',
  },
]

/** More projects than businesses: the same ones have branches. */
const branches = [
  'Town Branch',
  'Market Street',
  'Lakeside',
  'Airport Road',
  'Old Town',
  'Westside',
  'Hilltop',
]

/** The business of the `index`-th project. */
export function businessAt(index: number): Business {
  const business = businesses[index % businesses.length]
  if (business === undefined) throw new Error('There are no businesses.')
  const round = Math.floor(index / businesses.length)
  if (round === 0) return business
  const branch = branches[(round - 1) % branches.length] ?? ''
  const number = round > branches.length ? ` ${Math.ceil(round / branches.length)}` : ''
  return { ...business, name: `${business.name}, ${branch}${number}`, slug: `${business.slug}-${round + 1}` }
}
