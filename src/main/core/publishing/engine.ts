import { isDiskFull } from '#shared/rpc/isDiskFull.ts'
import type { AwakeHistory } from '../awake/awakeHistory.ts'
import type { JobKind } from '../db/schema.ts'
import { commentStep } from './commentStep.ts'
import { editStep } from './editStep.ts'
import { handOverStep } from './handOverStep.ts'
import type { Job } from './jobRepo.ts'
import { endUnexpected } from './endUnexpected.ts'
import { createHoldBack } from './holdBack.ts'
import type { Held, HoldBackParts } from './holdBack.ts'
import { createMissedSweep } from './missed.ts'
import { publishStep } from './publishStep.ts'
import { recoverLeftRunning } from './recover.ts'
import { createRightSpacing } from './rightSpacing.ts'
import { removeStep } from './removeStep.ts'
import { openStep } from './step.ts'
import type { Step, StepParts } from './step.ts'
import { createTeller } from './createTeller.ts'
import { takeBackStep } from './takeBackStep.ts'
import { untilWritten } from './untilWritten.ts'

export interface Engine {
  start(): void
  /** Looks at once: after a commit, after the computer woke up, after pausing or resuming. */
  wake(): void
  paused(): boolean
  setPaused(paused: boolean): void
  /** Stops claiming, breaks off what may be broken off, and resolves when the running steps have ended. */
  stop(): Promise<void>
}

/** Lanes at work at the same time. */
const maxRunning = 32

/** Sleeping and clock changes cost at most this. */
const longestSleepMs = 60_000

const steps: Record<JobKind, (step: Step) => Promise<void>> = {
  publish: publishStep,
  expire: removeStep,
  edit: editStep,
  comment: commentStep,
  handOver: handOverStep,
  takeBack: takeBackStep,
}

interface HeldJob {
  id: string
  as: Exclude<Held, 'goesOut'>
}

const pausedKey = 'publishing.paused'

/** What makes deliveries before they fall due: series. */
export interface Ahead {
  /** Makes what is due to be made, and answers it. Never throws. */
  makeDue(now: number): string[]
  /** When it is to be called next; epoch ms, or null. */
  nextAt(): number | null
}

/** Learns when the computer is awake from when the engine looks; see awake/awakeHistory.ts. */
export type Awake = Pick<AwakeHistory, 'seen' | 'rests' | 'keep' | 'ends'>

/** The scheduler: sleeps until the next due instant, takes one job of each free lane, runs it. */
export function createEngine(
  parts: Omit<StepParts, 'stopping'> & HoldBackParts & { ahead: Ahead; awake: Awake },
): Engine {
  const { context, jobs, deliveries, settings, awake } = parts
  const stopping = new AbortController()
  const stepParts: StepParts = { ...parts, stopping: stopping.signal }
  const sweepMissed = createMissedSweep(parts, settings)
  const holdBack = createHoldBack(parts)
  const rightSpacing = createRightSpacing(parts)
  /** Epoch ms; the first look is taken for one after the clock went back. */
  let lookedAt = Infinity
  const running = new Set<Promise<void>>()
  let started = false
  /** One look after another: until a claim is written its jobs are not counted as running. */
  let looking = Promise.resolve()
  let callOff = () => {}
  let lookPlanned = false
  const tell = createTeller(context)

  const run = async (job: Job) => {
    try {
      const step = openStep(stepParts, job)
      await steps[job.kind](step)
    } catch (error) {
      await settleUnexpected(job, error)
    } finally {
      tell.changed([job.deliveryId], [job.lane])
    }
  }

  /** Our own mistake, a login that cannot be opened, or a full disk: never a reason to try the commit again. */
  const settleUnexpected = async (job: Job, error: unknown) => {
    context.deps.log.error('A step ended unexpectedly', { job: job.id, error })
    try {
      await untilWritten(stepParts, () => endUnexpected(parts, job, error))
    } catch (unwritten) {
      // Still running in the database: the next start finds it there and decides by its phase.
      context.deps.log.error('What came of a step could not be written', { job: job.id, error: unwritten })
    }
  }

  /** Takes what is due; what her rules hold back is put back in the same commit. */
  const claim = (): { claimed: Job[]; held: HeldJob[] } => {
    // Whoever wakes the engine from here on wants it to look once more.
    lookPlanned = false
    if (stopping.signal.aborted || running.size >= maxRunning) return { claimed: [], held: [] }
    awake.keep()
    const held: HeldJob[] = []
    const room = maxRunning - running.size
    // Hardly ever is there anything to take back, and looking for it is quicker than finding nothing to claim.
    const isBackDue = (jobs.nextTakeBackAt() ?? Infinity) <= context.now()
    const back = isBackDue ? jobs.claimTakeBacks(context.now(), room) : []
    const due = paused() ? [] : jobs.claim(context.now(), room - back.length)
    const claimed = [...back, ...due].filter(job => {
      const as = holdBack(job)
      if (as !== 'goesOut') {
        held.push({ id: job.deliveryId, as })
        return false
      }
      // An uncertain delivery stays uncertain while the network is asked.
      if (job.kind === 'publish' && job.phase === 'prepare') {
        deliveries.update(job.deliveryId, { state: 'running', problem: null })
      }
      return true
    })
    return { claimed, held }
  }

  const tellHeld = (held: readonly HeldJob[]) => {
    const heldAs = (as: Held) => held.filter(one => one.as === as).map(({ id }) => id)
    tell.changed(held.map(({ id }) => id))
    for (const as of ['missed', 'skipped', 'moved', 'blackout'] as const) parts.notices[as](heldAs(as))
  }

  const look = async () => {
    callOff()
    if (stopping.signal.aborted) {
      lookPlanned = false
      return
    }
    try {
      awake.seen()
      if (context.now() < lookedAt) rightSpacing()
      lookedAt = context.now()
      if (!paused()) sweepAndMake()
      if (isDue()) {
        // A claim that a power cut takes back is made again; the intent of each call goes to the disk with it.
        const { claimed, held } = await context.durable(claim, 'written')
        if (claimed.length > 0)
          tell.changed(claimed.filter(j => j.phase === 'prepare').map(j => j.deliveryId))
        for (const job of claimed) begin(job)
        if (held.length > 0) {
          await context.durable(() => undefined) // What she is told of is on the disk.
          tellHeld(held)
          wake() // What was held made room for the next one of its lane.
        }
      } else lookPlanned = false
      sleep()
    } catch (error) {
      lookPlanned = false
      // A full disk or a locked database: nothing was claimed, or what was claimed has begun, so nothing is lost; look again in a minute.
      context.deps.log.error('The scheduler could not look for due work', { error })
      if (isDiskFull(error)) parts.notices.diskFull()
      lookIn(longestSleepMs)
    }
  }

  const sweep = () => {
    const missed = sweepMissed(context.now())
    for (const as of ['missed', 'skipped', 'moved'] as const) {
      if (missed[as].length > 0) tell.changed(missed[as])
      parts.notices[as](missed[as])
    }
  }

  /** What was missed may change what is to be made, and what is made may be missed already. */
  const sweepAndMake = () => {
    sweep()
    const made = parts.ahead.makeDue(context.now())
    if (made.length === 0) return
    tell.changed(made)
    sweep()
  }

  const begin = (job: Job) => {
    const ended = run(job).finally(() => {
      running.delete(ended)
      wake()
    })
    running.add(ended)
  }

  /** Paused, only what comes back from networks still does. */
  const nextDueAt = () => {
    const back = jobs.nextTakeBackAt()
    return paused() ? back : earlierOf(jobs.nextDueAt(), back)
  }

  const isDue = () => {
    if (running.size >= maxRunning) return false
    const due = nextDueAt()
    return due !== null && due <= context.now()
  }

  const sleep = () => {
    const now = context.now()
    const dueJob = nextDueAt()
    const due = paused() ? dueJob : earlierOf(dueJob, parts.ahead.nextAt())
    const isBlocked = due === null && !paused() && jobs.isBlocked(now)
    if (due === null && !isBlocked) {
      if (running.size === 0) awake.rests()
      return
    }
    const wait = due === null ? longestSleepMs : Math.min(longestSleepMs, Math.max(0, due - now))
    // Due work that could not be claimed (every place is taken) is looked at when a place becomes free.
    if (wait === 0 && running.size >= maxRunning) return
    lookIn(wait)
  }

  const lookIn = (ms: number) => {
    callOff()
    if (!stopping.signal.aborted) callOff = context.deps.clock.after(ms, wake)
  }

  const wake = () => {
    if (lookPlanned || !started) return
    lookPlanned = true
    looking = looking.then(look)
  }

  const paused = () => settings.getValue(pausedKey) === true

  return {
    wake,
    paused,
    start: () => {
      recoverLeftRunning(parts)
      started = true
      wake()
    },
    setPaused: value => {
      settings.setValue(pausedKey, value)
      context.emit('publishing.changed', {})
      wake()
    },
    stop: async () => {
      stopping.abort(new Error('Ratiba is stopping.'))
      callOff()
      await looking
      await Promise.all(running)
      if (started) awake.ends()
      tell.now()
    },
  }
}

const earlierOf = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)
