import type { Output } from '#shared/contract/index.ts'
import { counted, fill } from './strings.ts'
import type { NativeLanguage } from './strings.ts'

type Pulse = Output<'publishing.pulse'>

export type TrayState = 'calm' | 'paused' | 'offline' | 'needsYou'

export interface TrayEntry {
  label: string
  /** Null: a line to read. */
  action: TrayAction | null
}
export type TrayAction =
  | { kind: 'open'; path: string }
  | { kind: 'capture' }
  | { kind: 'pause'; paused: boolean }
  | { kind: 'quit'; now: boolean }

export interface TrayContent {
  state: TrayState
  tooltip: string
  /** Groups of entries, with a line between them. */
  groups: TrayEntry[][]
}

export interface TrayInput {
  pulse: Pulse
  /** Names of channels by id. */
  channelNames: ReadonlyMap<string, string>
  language: NativeLanguage
  /** IANA zone of this computer. */
  zone: string
  nowMs: number
}

const excerptLength = 40

/** What the tray shows: the same truth as the pulse in the window, the next five, and what can be done. */
export function trayContent(input: TrayInput): TrayContent {
  const { pulse, language } = input
  const { strings } = language
  const truth = pulseInWords(input)
  const upcoming = pulse.upcoming.slice(0, 5).map(card => ({
    label: [timeOf(card.dueAt, input), channelOf(card, input), shortened(card.excerpt)]
      .filter(part => part !== '')
      .join('  ·  '),
    action: { kind: 'open', path: `/composer/${card.postId}` } as const,
  }))
  return {
    state: stateOf(pulse),
    tooltip: `Ratiba: ${truth}`,
    groups: [
      [{ label: truth, action: { kind: 'open', path: '/' } }],
      upcoming,
      [{ label: strings.capture, action: { kind: 'capture' } }],
      [
        {
          label: pulse.paused ? strings.resume : strings.pauseEverything,
          action: { kind: 'pause', paused: !pulse.paused },
        },
      ],
      [
        { label: strings.open, action: { kind: 'open', path: '/' } },
        { label: strings.quit, action: { kind: 'quit', now: false } },
      ],
    ],
  }
}

/** What the tray shows while the running step comes to its end. */
export function finishingContent({ strings }: NativeLanguage): TrayContent {
  return {
    state: 'calm',
    tooltip: `Ratiba: ${strings.finishing}`,
    groups: [
      [{ label: strings.finishing, action: null }],
      [{ label: strings.quitNow, action: { kind: 'quit', now: true } }],
    ],
  }
}

/** What stops publishing comes first, as in the window. */
function stateOf(pulse: Pulse): TrayState {
  if (pulse.paused) return 'paused'
  if (pulse.needsYou > 0) return 'needsYou'
  return pulse.offline ? 'offline' : 'calm'
}

/** The words of the pulse; times are by the clock, so that they stay true without a timer. */
function pulseInWords(input: TrayInput): string {
  const { pulse, language } = input
  const { strings } = language
  if (pulse.paused && pulse.needsYou > 0) return counted(strings.pausedNeedsYou, pulse.needsYou)
  if (pulse.paused) return strings.paused
  if (pulse.needsYou > 0) return counted(strings.needsYou, pulse.needsYou)
  if (pulse.offline) return counted(strings.offline, pulse.waiting)
  if (pulse.running > 0) return counted(strings.running, pulse.running)
  if (pulse.next === null) return strings.quiet
  return fill(strings.next, {
    channel: channelOf(pulse.next, input),
    time: timeOf(pulse.next.dueAt, input),
  })
}

function channelOf(card: { channelId: string; network: string }, { channelNames }: TrayInput): string {
  return channelNames.get(card.channelId) ?? card.network
}

/** `14:30` today, else with the day: `Tue 24 Nov, 14:30`. */
function timeOf(at: string | null, { language, zone, nowMs }: TrayInput): string {
  if (at === null) return ''
  const due = new Date(at)
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  const isToday = day.format(due) === day.format(nowMs)
  return new Intl.DateTimeFormat(language.locale, {
    timeZone: zone,
    ...(isToday ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(due)
}

function shortened(excerpt: string): string {
  const letters = Array.from(excerpt.replace(/\s+/g, ' ').trim())
  return letters.length <= excerptLength
    ? letters.join('')
    : `${letters.slice(0, excerptLength - 1).join('')}…`
}
