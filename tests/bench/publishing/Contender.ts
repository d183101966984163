import type { AnsweringServer } from './startAnsweringServer.ts'

export interface BenchJob {
  number: number
  /** Jobs of one lane go out one after another, in the order of their numbers. */
  lane: number
  /** Epoch ms. */
  dueAt: number
}

/** Something that publishes what is due: ours, or a job queue that others trust. */
export interface Contender {
  name: string
  /** Puts the jobs on the disk while nothing is worked on. */
  put(jobs: readonly BenchJob[]): Promise<void>
  /** Works until each of them is done, and its being done is on the disk; `arrived` resolves once all have come. */
  work(jobs: readonly BenchJob[], arrived: Promise<unknown>): Promise<void>
  close(): Promise<void>
}

export interface ContenderOptions {
  /** A folder of its own, on the same disk as those of the others. */
  dir: string
  server: AnsweringServer
  lanes: number
}

export type OpenContender = (options: ContenderOptions) => Promise<Contender>
