import type { ImageLayer } from '#shared/design/layers/imageLayer.ts'
import { emojiFamily } from '#shared/design/fontFamilies.ts'
import { adjustedPicture, isAdjusted, knownAdjusted } from './pictures/adjustedPicture.ts'
import { pictureLevel } from './pictures/pictureLevels.ts'
import type { IconDrawing, Picture, StageAssets, TextFace } from './Stage.ts'
import { forgetLayouts } from './text/layoutText.ts'
import type { Needs } from './views/LayerView.ts'

/** Adjusted again within this time it is a slider being moved: until it rests, a small picture is adjusted. */
const sliderMs = 220
const restMs = 160
const emojis = /\p{Extended_Pictographic}|\p{Regional_Indicator}/gu
/** Pixels of such a small picture. */
const hastyPixels = 160_000

export interface Resources {
  /** Null while it is fetched (`changed` tells when it is there) or when there is none. */
  picture(mediaId: string): Picture | null
  /** All its pixels, once they are there; until then, and when it has no more, those of `picture`. For where those are too few. */
  wholePicture(mediaId: string): Picture | null
  /** It was looked for and is not there. */
  isGone(mediaId: string): boolean
  icon(name: string): IconDrawing | null
  /** A picture to be drawn at `scale` pixels for one of its own, with the layer's adjustments. */
  prepared(picture: Picture, layer: Pick<ImageLayer, 'adjust' | 'cutout'>, scale: number): Picture
  /** Resolves when all of it is there. */
  load(needs: Needs): Promise<void>
  loadWhole(mediaIds: readonly string[]): Promise<void>
  /** Whether something is still being fetched or was drawn in haste. */
  busy(): boolean
  destroy(): void
}

export interface ResourceEvents {
  /** These media or icons have come, or a picture that was adjusted in haste is to be drawn with care. */
  changed(names: ReadonlySet<string> | 'adjusted'): void
  /** Fonts have come: every text may measure otherwise. */
  fonts(): void
}

const nobody: ResourceEvents = { changed: () => undefined, fonts: () => undefined }

/** What layers are drawn with, fetched once each. Without listeners nothing is done in haste: for exports. */
export function createResources(assets: StageAssets, events: ResourceEvents = nobody): Resources {
  const pictures = createStore(assets.picture, name => events.changed(new Set([name])))
  const whole = createStore(assets.wholePicture, name => events.changed(new Set([name])))
  const icons = createStore(assets.icon, name => events.changed(new Set([name])))
  const fonts = createFonts(assets, events)
  const hasty = createHaste(() => events.changed('adjusted'))
  return {
    picture: pictures.get,
    wholePicture: mediaId => whole.get(mediaId) ?? pictures.get(mediaId),
    isGone: pictures.isGone,
    icon: icons.get,
    prepared(picture, layer, scale) {
      const { picture: level, halvings } = pictureLevel(picture, scale)
      if (!isAdjusted(layer)) return level
      const known = knownAdjusted(picture, halvings, layer)
      if (known !== null) return known
      const fewer = events === nobody ? halvings : hasty.halvings(picture, halvings)
      return adjustedPicture(picture, fewer, layer)
    },
    async load(needs) {
      await Promise.all([
        ...needs.pictures.map(pictures.load),
        ...needs.icons.map(icons.load),
        fonts.load(needs.faces),
      ])
    },
    async loadWhole(mediaIds) {
      await Promise.all(mediaIds.map(whole.load))
    },
    busy: () => pictures.busy() || whole.busy() || icons.busy() || fonts.busy() || hasty.busy(),
    destroy: hasty.stop,
  }
}

interface Store<T> {
  get(name: string): T | null
  isGone(name: string): boolean
  load(name: string): Promise<void>
  busy(): boolean
}

function createStore<T>(
  fetch: (name: string) => Promise<T | null>,
  changed: (name: string) => void,
): Store<T> {
  const known = new Map<string, T | null>()
  const coming = new Map<string, Promise<void>>()
  /** What was to be drawn before it was there. */
  const missed = new Set<string>()
  const bring = async (name: string) => {
    try {
      known.set(name, await fetch(name))
    } catch {
      // What cannot be had is drawn as missing; whoever keeps it has told why.
      known.set(name, null)
    } finally {
      coming.delete(name)
    }
    if (missed.delete(name)) changed(name)
  }
  const load = (name: string): Promise<void> => {
    if (known.has(name)) return Promise.resolve()
    const under = coming.get(name) ?? bring(name)
    if (!known.has(name)) coming.set(name, under)
    return under
  }
  return {
    get(name) {
      const found = known.get(name)
      if (found === undefined) {
        missed.add(name)
        void load(name)
      }
      return found ?? null
    },
    isGone: name => known.get(name) === null,
    load,
    busy: () => coming.size > 0,
  }
}

/** Letters of Western Europe: asked for at once, so that typing them asks for nothing. */
const usualLetters = Array.from({ length: 0x17f - 0x20 }, (_, index) =>
  String.fromCodePoint(0x20 + index),
).join('')

function createFonts(assets: StageAssets, events: ResourceEvents) {
  const known = new Map<string, Set<string>>()
  let loading = 0
  /** The letters of a face that were not asked for yet. */
  const unasked = (face: TextFace): TextFace[] => {
    const key = `${face.family}/${face.weight}/${String(face.italic)}`
    const asked = known.get(key) ?? new Set<string>()
    const letters = known.has(key) ? face.text : face.text + usualLetters
    known.set(key, asked)
    const text = [...letters].filter(letter => !asked.has(letter) && asked.add(letter)).join('')
    return text === '' ? [] : [{ ...face, text }]
  }
  return {
    async load(faces: readonly TextFace[]): Promise<void> {
      const emoji = faces.map(face => face.text.match(emojis)?.join('') ?? '').join('')
      const wanted = [
        ...faces,
        ...(emoji === '' ? [] : [{ family: emojiFamily, weight: 400, italic: false, text: emoji }]),
      ].flatMap(unasked)
      if (wanted.length === 0) return
      loading += 1
      try {
        await assets.loadFonts(wanted)
      } finally {
        loading -= 1
      }
      forgetLayouts()
      events.fonts()
    },
    busy: () => loading > 0,
  }
}

function createHaste(rested: () => void) {
  const lastAt = new WeakMap<Picture, number>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const rest = () => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      rested()
    }, restMs)
  }
  return {
    /** How often a picture is halved now that should be halved `wanted` times. */
    halvings(picture: Picture, wanted: number): number {
      const before = lastAt.get(picture) ?? -Infinity
      const resting = timer === null
      lastAt.set(picture, performance.now())
      if (resting && performance.now() - before > sliderMs) return wanted
      const pixels = picture.width * picture.height
      const small = Math.max(wanted, Math.ceil(Math.log2(Math.max(1, pixels / hastyPixels)) / 2))
      if (small === wanted) return wanted
      rest()
      return small
    },
    busy: () => timer !== null,
    stop() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
