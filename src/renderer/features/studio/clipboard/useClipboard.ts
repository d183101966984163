import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { pasteLayers, takeLayers } from '#shared/design/copiedLayers.ts'
import type { CopiedLayers } from '#shared/design/copiedLayers.ts'
import { namesOfCopies } from '#shared/design/copyLayers.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { layerName } from '../layerName.ts'
import { useStudio } from '../StudioContext.ts'
import { keepCopied, keptCopied, layersMime, readCopied } from './copiedStore.ts'

export interface Clipboard {
  cut(): Promise<void>
  copy(): Promise<void>
  paste(): Promise<void>
}

/** What came from the clipboard, whoever put it there. */
interface Pasted {
  layers: CopiedLayers | null
  files: readonly File[]
  text: string
}

const newId = () => crypto.randomUUID()

/**
 * Copying and pasting: layers between designs and windows, pictures, drawings and text from anywhere. The keys come as events
 * of the browser, which may read the clipboard; the menu asks for it, and where that is refused, pastes what was copied in the app.
 */
export function useClipboard(addPictures: (files: readonly File[]) => void): Clipboard {
  const { t } = useTranslation()
  const studio = useStudio()
  const { design, format, scene, selection, stage, addLayers, run } = studio

  const take = () => {
    const words = selection.map(layer => layerName(t, layer)).join('\n')
    return { copied: takeLayers(design, selection, format.id), words }
  }
  const removeTaken = () =>
    run('removeLayers', { ids: selection.filter(({ locked }) => !locked).map(({ id }) => id) })
  const put = ({ layers, files, text }: Pasted) => {
    if (layers !== null) {
      const pasted = pasteLayers(layers, format, scene.layers, newId)
      addLayers(pasted, namesOfCopies(layers.groupNames, layers.layers, pasted))
    } else if (files.length > 0) addPictures(files)
    else if (isDrawing(text)) addPictures([new File([text], 'drawing.svg', { type: 'image/svg+xml' })])
    else if (text.trim() !== '') {
      const [width, size] = [format.width * 0.6, Math.round(format.width / 16)]
      const middle = stage?.middle() ?? { x: format.width / 2, y: format.height / 2 }
      const frame = { x: middle.x - width / 2, y: middle.y - size, width, height: size * 1.25, rotation: 0 }
      addLayers([newLayer('text', newId(), frame, { text: text.trim().slice(0, 20_000), size })])
    }
  }

  const onCopy = (event: ClipboardEvent) => {
    if (selection.length === 0 || isElsewhere(event.target) || event.clipboardData === null) return
    event.preventDefault()
    const taken = take()
    keepCopied(taken)
    event.clipboardData.setData(layersMime, JSON.stringify(taken.copied))
    event.clipboardData.setData('text/plain', taken.words)
    if (event.type === 'cut') removeTaken()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (isElsewhere(event.target) || event.clipboardData === null) return
    event.preventDefault()
    put({
      layers: readCopied(event.clipboardData.getData(layersMime)),
      files: [...event.clipboardData.files],
      text: event.clipboardData.getData('text/plain'),
    })
  }
  useDocumentEvents({ copy: onCopy, cut: onCopy, paste: onPaste })

  const copy = async () => {
    const taken = take()
    keepCopied(taken)
    // Where the clipboard may not be written, what was kept is pasted all the same.
    await navigator.clipboard.writeText(taken.words).catch(() => undefined)
  }
  return {
    copy,
    cut: async () => {
      await copy()
      removeTaken()
    },
    paste: async () => put(await readClipboard()),
  }
}

/** For menus. Layers stand on it as their words: when it still says those, nothing else was copied since. */
async function readClipboard(): Promise<Pasted> {
  const kept = keptCopied()
  const ours = { layers: kept?.copied ?? null, files: [], text: '' }
  // Refused, or empty: then there is only what was copied in the app.
  const items = await navigator.clipboard.read().catch(() => [])
  const [item] = items
  if (item === undefined) return ours
  const picture = item.types.find(type => type.startsWith('image/'))
  if (picture !== undefined) {
    const file = new File([await item.getType(picture)], `picture.${picture.slice(6)}`, { type: picture })
    return { layers: null, files: [file], text: '' }
  }
  const text = item.types.includes('text/plain') ? await (await item.getType('text/plain')).text() : ''
  return text === kept?.words ? ours : { layers: null, files: [], text }
}

const isDrawing = (text: string) => /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg[\s>]/i.test(text)

/** In a text field, and while a dialog is open, the clipboard is theirs. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[data-modal]') !== null) return true
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable=true]')
}

interface ClipboardListeners {
  copy: (event: ClipboardEvent) => void
  cut: (event: ClipboardEvent) => void
  paste: (event: ClipboardEvent) => void
}

function useDocumentEvents(listeners: ClipboardListeners): void {
  const latest = useRef(listeners)
  useEffect(() => {
    latest.current = listeners
  })
  useEffect(() => {
    const names = ['copy', 'cut', 'paste'] as const
    const listen = (event: ClipboardEvent) => latest.current[event.type as (typeof names)[number]](event)
    for (const name of names) document.addEventListener(name, listen)
    return () => {
      for (const name of names) document.removeEventListener(name, listen)
    }
  }, [])
}
