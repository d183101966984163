import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { BrandKit } from '#shared/design/brandKit.ts'
import type { OpenedDesign } from '#shared/contract/designs.ts'
import type { Layer } from '#shared/design/layer.ts'
import { layersFor } from '#shared/design/layersFor.ts'
import { formatOf } from '#shared/design/layout/layerIn.ts'
import { pageOf, sceneOf } from '#shared/design/sceneOf.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { studioAssets } from '../assets/studioAssets.ts'
import { createDesignSession } from '../session/createDesignSession.ts'
import type { Stage, Tool } from '../stage/Stage.ts'
import { useFollowOthers } from '../session/useFollowOthers.ts'
import { usePictureKept } from '../session/usePictureKept.ts'
import { useStoredWhenLeft } from '../session/useStoredWhenLeft.ts'
import { StudioContext } from '../StudioContext.ts'
import type { Studio } from '../StudioContext.ts'
import { StageSlot } from './StageSlot.ts'

interface StudioProviderProps {
  opened: OpenedDesign
  kit: BrandKit
  /** It is to be read anew. */
  onReload: () => void
  children: ReactNode
}

/** Gives everything inside the editor the design, what is chosen in it, and how to change it. */
export function StudioProvider({ opened, kit, onReload, children }: StudioProviderProps) {
  const { call } = useCore()
  const [session] = useState(() => createDesignSession({ call, opened, now: Date.now }))
  const { card, edited, status, isOutdated } = useSyncExternalStore(session.subscribe, session.state)
  const { design, history } = edited
  const [asked, setAsked] = useState({ pageId: '', formatId: design.homeFormatId })
  const [chosenIds, setChosenIds] = useState<readonly string[]>([])
  const [tool, setTool] = useState<Tool>({ kind: 'select' })
  const [stage, setStage] = useState<Stage | null>(null)
  useStoredWhenLeft(session)
  useFollowOthers(session)
  usePictureKept(session, kit)

  const page = pageOf(design, asked.pageId)
  const format = formatOf(design, asked.formatId)
  const scene = useMemo(() => sceneOf(design, page.id, format.id, kit), [design, page.id, format.id, kit])
  const selection = useMemo(() => chosenOf(page.layers, chosenIds), [page.layers, chosenIds])

  const showPage = useCallback((pageId: string) => setAsked(now => ({ ...now, pageId })), [])
  const showFormat = useCallback((formatId: string) => setAsked(now => ({ ...now, formatId })), [])
  const addLayers: Studio['addLayers'] = (layers, groupNames = {}) => {
    const above = selection.at(-1)?.id
    session.run('addLayers', {
      pageId: page.id,
      layers: layersFor(design, layers, format.id),
      groupNames,
      ...(above === undefined ? {} : { above }),
    })
    setChosenIds(layers.map(({ id }) => id))
  }
  /** What is taken back or done again is seen: another page of the carousel comes in sight. */
  const travel = (go: () => void) => {
    go()
    const changed = session.state().edited.design.pages.filter(one => !design.pages.includes(one))
    const [first] = changed
    if (first !== undefined && changed.every(({ id }) => id !== page.id)) showPage(first.id)
  }
  const studio: Studio = {
    ...{ card, design, page, format, scene, kit, assets: studioAssets, selection, tool, stage },
    ...{ status, isOutdated, showPage, showFormat, addLayers, setTool },
    canUndo: history.at > 0,
    canRedo: history.at < history.steps.length,
    select: setChosenIds,
    run: session.run,
    endStep: session.endStep,
    undo: () => travel(session.undo),
    redo: () => travel(session.redo),
    reload: onReload,
    flush: session.flush,
    know: session.know,
  }
  return (
    <StudioContext value={studio}>
      <StageSlot value={setStage}>{children}</StageSlot>
    </StudioContext>
  )
}

function chosenOf(layers: readonly Layer[], ids: readonly string[]): readonly Layer[] {
  const chosen = new Set(ids)
  return layers.filter(({ id }) => chosen.has(id))
}
