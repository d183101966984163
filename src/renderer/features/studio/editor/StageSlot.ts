import { createContext } from 'react'
import type { Stage } from '../stage/Stage.ts'

/** Where the canvas tells the editor that it stands, or is gone. */
export const StageSlot = createContext<(stage: Stage | null) => void>(() => undefined)
