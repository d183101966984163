import type { ReadRow } from './valuesOfRow.ts'

/** Why a post of a campaign is left out. */
export type PostProblem = { key: 'isOut' } | { key: 'hasDesign' }

/** A frame of the design stays without a picture. */
export interface FrameProblem {
  key: 'pictureMissing'
}

/** One design that is to be made: a line of a table, or a post. */
export interface BatchItem extends Omit<ReadRow, 'problem'> {
  postId: string | null
  problem: ReadRow['problem'] | PostProblem | FrameProblem
}

/** What is made of each item. */
export const batchTargets = ['files', 'designs', 'posts'] as const
export type BatchTarget = (typeof batchTargets)[number]
