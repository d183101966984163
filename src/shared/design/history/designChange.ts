import { z } from 'zod'

const Path = z.array(z.string().max(100)).max(20)

/** Of an object: which of its values were what. A value that was not there is left out. */
const ValuesChange = z.object({
  path: Path,
  before: z.record(z.string().max(100), z.json()),
  after: z.record(z.string().max(100), z.json()),
})

/** Of a list of things with ids: which came, which went, and the order before and after. */
const ListChange = z.object({
  path: Path,
  order: z.object({
    before: z.array(z.string().max(64)).max(1000),
    after: z.array(z.string().max(64)).max(1000),
  }),
  gone: z.array(z.json()).max(1000),
  come: z.array(z.json()).max(1000),
})

/**
 * One difference between two documents, that can be gone both ways. A path leads through objects by key and through lists of
 * things with ids by id, so that it still leads to the same thing when others came or went.
 */
export const DesignChange = z.union([ValuesChange, ListChange])
export type DesignChange = z.output<typeof DesignChange>
