import { useEffect, useRef } from 'react'
import type { Scene } from '#shared/design/scene.ts'
import { thumbnailAssets } from './assets/studioAssets.ts'
import { renderScene } from './stage/renderScene.ts'
import { useSeen } from './list/useSeen.ts'

/** What was drawn of a scene, so that a list that is opened again shows it at once. */
const drawnOf = new WeakMap<Scene, { scale: number; canvas: OffscreenCanvas }>()

interface ScenePictureProps {
  scene: Scene
  /** CSS pixels of the longer side. */
  size: number
  /** Waits so long for the next change before it draws: a page under a hand is not drawn at every frame. */
  restMs?: number
}

/** A page as a small picture, drawn by the same code as exports, once it comes into sight. Decorative. */
export function ScenePicture({ scene, size, restMs = 0 }: ScenePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const isSeen = useSeen(canvas)
  const scale = size / Math.max(scene.width, scene.height)
  useEffect(() => {
    if (!isSeen) return
    const stop = new AbortController()
    const draw = async () => {
      const pixels = window.devicePixelRatio
      const { signal } = stop
      const known = drawnOf.get(scene)
      const drawn =
        known?.scale === scale * pixels
          ? known.canvas
          : await renderScene(scene, { scale: scale * pixels, assets: thumbnailAssets, paper: true, signal })
      drawnOf.set(scene, { scale: scale * pixels, canvas: drawn })
      const target = canvas.current
      if (target === null || signal.aborted) return
      target.width = drawn.width
      target.height = drawn.height
      target.getContext('2d')?.drawImage(drawn, 0, 0)
    }
    const timer = setTimeout(() => {
      draw().catch((error: unknown) => {
        // What was not drawn any more because something newer is to be drawn is nobody's loss.
        if (!stop.signal.aborted) throw error
      })
    }, restMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [scene, scale, isSeen, restMs])
  return (
    <canvas
      ref={canvas}
      aria-hidden
      className="rounded-sm bg-surface"
      style={{ width: Math.round(scene.width * scale), height: Math.round(scene.height * scale) }}
    />
  )
}
