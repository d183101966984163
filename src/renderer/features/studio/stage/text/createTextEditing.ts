import type { TextLayer } from '#shared/design/layers/textLayer.ts'
import type { EditMode } from '../Stage.ts'
import { caretPlace, indexAt, indexBeside, lineEnd, selectionBoxes } from './textPlaces.ts'

export interface TextEditing {
  readonly layerId: string | null
  begin(layer: TextLayer): void
  /** The design says otherwise now: a change from elsewhere, or undo. */
  follow(layer: TextLayer): void
  end(): void
  /** A point of the text's box was pressed; `clicks` in a row choose a word or all. */
  press(x: number, y: number, clicks: number, extend: boolean): void
  drag(x: number, y: number): void
  /** Draws caret and selection; the canvas is in units of the text's box. `pixel`: units of one CSS pixel. */
  draw(ctx: CanvasRenderingContext2D, colour: string, pixel: number): void
}

export interface TextEditingEvents {
  /** The text was changed by her; `mode` is step at the first letter, so that undo takes back what was typed in one go. */
  typed(layerId: string, text: string, mode: EditMode): void
  /** Caret or selection have moved. */
  moved(): void
  ended(layerId: string): void
  /** Where the caret is on the screen, for input methods; in CSS pixels of the host. */
  caretOnScreen(layer: TextLayer, place: { x: number; y: number }): { x: number; y: number }
}

const blinkMs = 530

/**
 * Writing on the canvas. A textarea that nobody sees has the text, so that input methods, the clipboard, undo of the system and
 * assistive technology work as everywhere; what is seen is the layer itself with a caret.
 */
export function createTextEditing(host: HTMLElement, label: string, on: TextEditingEvents): TextEditing {
  const area = makeArea(label)
  let layer: TextLayer | null = null
  let caretShown = true
  let blinking: ReturnType<typeof setInterval> | null = null
  let pressedAt = 0
  let typedMode: EditMode = 'step'
  const blink = () => {
    if (blinking !== null) clearInterval(blinking)
    caretShown = true
    blinking = setInterval(() => {
      caretShown = !caretShown
      on.moved()
    }, blinkMs)
  }
  const place = (from: number, to = from) => {
    area.setSelectionRange(Math.min(from, to), Math.max(from, to), to < from ? 'backward' : 'forward')
    moved()
  }
  const moved = () => {
    if (layer === null) return
    const { x, y } = on.caretOnScreen(layer, caretPlace(layer, caret(area)))
    area.style.left = `${x}px`
    area.style.top = `${y}px`
    blink()
    on.moved()
  }
  const end = () => {
    if (layer === null) return
    const { id } = layer
    layer = null
    if (blinking !== null) clearInterval(blinking)
    area.remove()
    on.ended(id)
  }
  area.addEventListener('input', () => {
    if (layer === null) return
    layer = { ...layer, text: area.value }
    on.typed(layer.id, area.value, typedMode)
    typedMode = 'merge'
    moved()
  })
  area.addEventListener('keydown', event => {
    // What is typed is not a shortcut of the studio; Ctrl with a letter may be.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
    if (layer === null || event.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      end()
      return
    }
    const to = keyTarget(event, layer, caret(area))
    if (to === null) return
    event.preventDefault()
    const anchor = area.selectionDirection === 'backward' ? area.selectionEnd : area.selectionStart
    place(event.shiftKey ? anchor : to, to)
  })
  area.addEventListener('selectionchange', moved)
  area.addEventListener('blur', end)
  return {
    get layerId() {
      return layer?.id ?? null
    },
    begin(next) {
      end()
      layer = next
      typedMode = 'step'
      area.value = next.text
      host.append(area)
      area.focus({ preventScroll: true })
      place(0, next.text.length)
    },
    follow(next) {
      if (layer?.id !== next.id) return
      layer = next
      if (area.value !== next.text) area.value = next.text
    },
    end,
    press(x, y, clicks, extend) {
      if (layer === null) return
      const at = indexAt(layer, x, y)
      if (clicks >= 3) place(0, area.value.length)
      else if (clicks === 2) place(...wordAt(area.value, at))
      else {
        if (!extend) pressedAt = at
        place(pressedAt, at)
      }
    },
    drag(x, y) {
      if (layer !== null) place(pressedAt, indexAt(layer, x, y))
    },
    draw(ctx, colour, pixel) {
      if (layer === null) return
      ctx.fillStyle = colour
      ctx.globalAlpha = 0.25
      for (const box of selectionBoxes(layer, area.selectionStart, area.selectionEnd)) {
        ctx.fillRect(box.x, box.y, box.width, box.height)
      }
      ctx.globalAlpha = 1
      if (!caretShown || area.selectionStart !== area.selectionEnd) return
      const { x, y, height, turn } = caretPlace(layer, caret(area))
      ctx.translate(x, y)
      ctx.rotate(turn)
      ctx.fillRect(-pixel, 0, pixel * 2, height)
    },
  }
}

function makeArea(label: string): HTMLTextAreaElement {
  const area = document.createElement('textarea')
  area.setAttribute('aria-label', label)
  area.spellcheck = false
  Object.assign(area.style, {
    position: 'absolute',
    width: '1px',
    height: '1.2em',
    padding: '0',
    border: '0',
    opacity: '0',
    overflow: 'hidden',
    resize: 'none',
    whiteSpace: 'pre',
    pointerEvents: 'none',
  })
  return area
}

const caret = (area: HTMLTextAreaElement) =>
  area.selectionDirection === 'backward' ? area.selectionStart : area.selectionEnd

/** Keys whose way depends on how the lines are broken, which only the layout knows. */
function keyTarget(event: KeyboardEvent, layer: TextLayer, at: number): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  switch (event.key) {
    case 'ArrowUp':
      return indexBeside(layer, at, -1)
    case 'ArrowDown':
      return indexBeside(layer, at, 1)
    case 'Home':
      return lineEnd(layer, at, 'start')
    case 'End':
      return lineEnd(layer, at, 'end')
    default:
      return null
  }
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' })

function wordAt(text: string, at: number): [number, number] {
  const word = words.segment(text).containing(Math.min(at, Math.max(0, text.length - 1)))
  return word === undefined ? [0, text.length] : [word.index, word.index + word.segment.length]
}
