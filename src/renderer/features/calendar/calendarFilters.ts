import { deliveryStates } from '#shared/model/delivery.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'

/** What is let through; an empty list lets everything through. */
export interface CalendarFilters {
  campaign: readonly string[]
  channel: readonly string[]
  label: readonly string[]
  pillar: readonly string[]
  portrait: readonly string[]
  state: readonly string[]
}

export const filterNames = ['campaign', 'channel', 'label', 'pillar', 'portrait', 'state'] as const
export type FilterName = (typeof filterNames)[number]
export type FilterSearch = { [N in FilterName]?: string | undefined }

/** Reads the filters of an address: several ids are joined by commas. A state that does not exist is dropped. */
export function readFilters(search: FilterSearch): CalendarFilters {
  const list = (name: FilterName) => [...new Set((search[name] ?? '').split(',').filter(Boolean))]
  const states: readonly string[] = deliveryStates
  return {
    campaign: list('campaign'),
    channel: list('channel'),
    label: list('label'),
    pillar: list('pillar'),
    portrait: list('portrait'),
    state: list('state').filter(state => states.includes(state)),
  }
}

/** How one filter is written in an address; none is left out. */
export function writeFilter(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',')
}

export function hasFilters(filters: CalendarFilters): boolean {
  return filterNames.some(name => filters[name].length > 0)
}

/** Adds the value, or takes it away. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter(v => v !== value) : [...values, value]
}

/** The deliveries that pass every filter. */
export function applyFilters(
  cards: readonly DeliveryCard[],
  filters: CalendarFilters,
): readonly DeliveryCard[] {
  if (!hasFilters(filters)) return cards
  const { campaign, channel, label, pillar, portrait, state } = filters
  return cards.filter(
    card =>
      (campaign.length === 0 || (card.campaignId !== null && campaign.includes(card.campaignId))) &&
      (channel.length === 0 || channel.includes(card.channelId)) &&
      (label.length === 0 || card.labelIds.some(id => label.includes(id))) &&
      (pillar.length === 0 || (card.pillarId !== null && pillar.includes(card.pillarId))) &&
      (portrait.length === 0 || card.portraitIds.some(id => portrait.includes(id))) &&
      (state.length === 0 || state.includes(card.state)),
  )
}
