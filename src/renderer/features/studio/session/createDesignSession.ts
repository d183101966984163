import type { OpenedDesign } from '#shared/contract/designs.ts'
import { runDesignCommand } from '#shared/design/designCommands.ts'
import type { CommandArgs, DesignCommand } from '#shared/design/designCommands.ts'
import { changeDesign, closeStep, redoStep, undoStep } from '#shared/design/history/history.ts'
import type { ChangeMode, Edited, History } from '#shared/design/history/history.ts'
import { historyDelta } from '#shared/design/history/historyDelta.ts'
import type { DesignCard } from '#shared/model/designCard.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { Client } from '#shared/rpc/client.ts'
import { createAutosave } from '../../../lib/autosave.ts'
import type { SaveStatus } from '../../../lib/autosave.ts'

export interface DesignSessionState {
  card: DesignCard
  edited: Edited
  status: SaveStatus
  /** Another window saved since: nothing is stored from here any more until she decides. */
  isOutdated: boolean
}

export interface DesignSession {
  state(): DesignSessionState
  subscribe(listener: () => void): () => void
  /** Does a command at once and stores it within a second. Default mode: a step of its own, named after the command. */
  run<C extends DesignCommand>(command: C, args: CommandArgs<C>, mode?: ChangeMode): void
  /** What is done next is another step, even of the same kind: a drag is over, the words were left. */
  endStep(): void
  undo(): void
  redo(): void
  /** What another window stored, in the place of what is here; only while nothing here is unstored. */
  take(opened: OpenedDesign): void
  /** What was changed beside the design: name, what it is for. */
  know(card: DesignCard): void
  /** Stores everything now; false when that failed (it is kept and tried again). */
  flush(): Promise<boolean>
}

export interface DesignSessionParts {
  call: Client['call']
  opened: OpenedDesign
  /** Epoch ms. */
  now: () => number
  delayMs?: number
  /** While she goes on and on, it is stored at least this often. */
  longestMs?: number
  retryMs?: readonly number[]
}

const second = 1000

/** One design being edited: what she sees at once, with its steps stored in order behind it. */
export function createDesignSession(parts: DesignSessionParts): DesignSession {
  const { call, opened, now, delayMs = 300, longestMs = second - 300 } = parts
  const listeners = new Set<() => void>()
  let stored: History = opened.history
  let unsavedSince: number | null = null
  let state: DesignSessionState = {
    card: opened.card,
    edited: { design: opened.design, history: opened.history, open: null },
    status: { kind: 'saved' },
    isOutdated: false,
  }
  const set = (next: Partial<DesignSessionState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  const save = async ({ design, history }: Edited) => {
    if (state.isOutdated) return
    unsavedSince = null
    const { id, revision } = state.card
    try {
      const saved = await call('designs.save', {
        id,
        revision,
        design,
        history: historyDelta(stored, history),
      })
      stored = history
      set({ card: { ...state.card, revision: saved.revision } })
    } catch (error) {
      // Trying again cannot help: what was stored by the other window would be lost.
      if (error instanceof AppError && error.code === 'conflict') set({ isOutdated: true })
      else throw error
    }
  }
  const autosave = createAutosave<{ edited: Edited }>({
    delayMs,
    ...(parts.retryMs === undefined ? {} : { retryMs: parts.retryMs }),
    onStatus: status => set({ status }),
    save: ({ edited }) => (edited === undefined ? Promise.resolve() : save(edited)),
  })
  const become = (edited: Edited) => {
    if (edited === state.edited) return
    const isStored = edited.design === state.edited.design
    set({ edited })
    if (isStored || state.isOutdated) return
    autosave.change({ edited })
    unsavedSince ??= now()
    if (now() - unsavedSince >= longestMs) void autosave.flush()
  }

  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    run: (command, args, mode = 'step') => {
      const design = runDesignCommand(state.edited.design, command, args)
      become(changeDesign(state.edited, design, command, mode))
    },
    endStep: () => become(closeStep(state.edited)),
    undo: () => become(undoStep(state.edited)),
    redo: () => become(redoStep(state.edited)),
    take: ({ card, design, history }) => {
      stored = history
      set({ card, edited: { design, history, open: null } })
    },
    // The revision is what this window has seen of the design, and that comes only from saving it.
    know: card => set({ card: { ...card, revision: state.card.revision } }),
    flush: autosave.flush,
  }
}
