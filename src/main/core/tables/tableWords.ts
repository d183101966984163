import type { Competitor } from '#shared/model/competitor.ts'
import type { Language } from '#shared/model/language.ts'
import type { Portrait } from '#shared/model/portrait.ts'

type Told = 'place' | 'gender' | 'interests' | 'behaviour' | 'wishes' | 'fears' | 'words' | 'gathers'
type OfCompetitor = 'positioning' | 'strengths' | 'weaknesses' | 'priceLevel' | 'website'

interface TableWords extends Record<Told & keyof Portrait, string>, Record<OfCompetitor, string> {
  audience: string
  pillars: string
  strengthsAndWeaknesses: string
  project: string
  portrait: string
  ageFrom: string
  ageTo: string
  pillar: string
  noPillar: string
  posts: string
  share: string
  target: string
  competitor: string
  campaigns: string
  theirCampaigns: string
  campaign: string
  goal: string
  measure: string
  startsOn: string
  endsOn: string
  budget: string
  spent: string
  currency: string
  offer: string
  networks: string
  weight: string
  pieces: string
  genders: Record<Portrait['gender'], string>
  priceLevels: Record<NonNullable<Competitor['priceLevel']>, string>
}

/** The words of what is saved as a table. */
export const tableWords: Record<Language, TableWords> = {
  en: {
    ...{ audience: 'Audience', pillars: 'Pillars', strengthsAndWeaknesses: 'Strengths and weaknesses' },
    ...{ project: 'Project', portrait: 'Portrait', place: 'Place', gender: 'Gender', ageFrom: 'Age from' },
    ...{ ageTo: 'Age to', interests: 'Interests', behaviour: 'Behaviour', wishes: 'Wishes', fears: 'Fears' },
    ...{ words: 'The words they use', gathers: 'Where they gather', pillar: 'Pillar', noPillar: 'No pillar' },
    ...{ posts: 'Posts', share: 'Share, %', target: 'Target share, %', competitor: 'Competitor' },
    ...{ positioning: 'Who they are', strengths: 'Strengths', weaknesses: 'Weaknesses' },
    ...{ priceLevel: 'Prices', website: 'Website' },
    ...{ campaigns: 'Campaigns', theirCampaigns: 'Campaigns of competitors', campaign: 'Campaign' },
    ...{ goal: 'Goal', measure: 'Measured by', startsOn: 'Begins', endsOn: 'Ends', budget: 'Budget' },
    ...{ spent: 'Spent', currency: 'Currency', offer: 'Offer', networks: 'Where' },
    ...{ weight: 'How hard they push it, 1 to 5', pieces: 'Pieces seen' },
    genders: { any: 'Everyone', female: 'Women', male: 'Men' },
    priceLevels: { budget: 'Cheap', middle: 'Middle prices', upper: 'Expensive', luxury: 'Luxury' },
  },
  sw: {
    ...{ audience: 'Hadhira', pillars: 'Nguzo', strengthsAndWeaknesses: 'Nguvu na udhaifu' },
    ...{ project: 'Mradi', portrait: 'Wasifu', place: 'Mahali', gender: 'Jinsia', ageFrom: 'Umri kuanzia' },
    ...{ ageTo: 'Umri hadi', interests: 'Mambo anayopenda', behaviour: 'Tabia', wishes: 'Matamanio' },
    ...{ fears: 'Hofu', words: 'Maneno wanayotumia', gathers: 'Wanakokutana', pillar: 'Nguzo' },
    ...{ noPillar: 'Bila nguzo', posts: 'Machapisho', share: 'Sehemu, %', target: 'Sehemu lengwa, %' },
    ...{ competitor: 'Mshindani', positioning: 'Ni akina nani', strengths: 'Nguvu', weaknesses: 'Udhaifu' },
    ...{ priceLevel: 'Bei', website: 'Tovuti' },
    ...{ campaigns: 'Kampeni', theirCampaigns: 'Kampeni za washindani', campaign: 'Kampeni' },
    ...{ goal: 'Lengo', measure: 'Hupimwa kwa', startsOn: 'Inaanza', endsOn: 'Inaisha', budget: 'Bajeti' },
    ...{ spent: 'Iliyotumika', currency: 'Sarafu', offer: 'Ofa', networks: 'Wapi' },
    ...{ weight: 'Wanaisukuma kiasi gani, 1 hadi 5', pieces: 'Vipande vilivyoonekana' },
    genders: { any: 'Wote', female: 'Wanawake', male: 'Wanaume' },
    priceLevels: {
      ...{ budget: 'Bei nafuu', middle: 'Bei ya kati', upper: 'Bei ghali', luxury: 'Ya kifahari' },
    },
  },
}
