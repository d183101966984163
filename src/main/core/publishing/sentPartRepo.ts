import type { Outgoing, RemoteRef } from '../connectors/Connector.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fixedPlan } from '../db/fixedPlan.ts'

/** A further part of a delivery's thread, from the moment of committing; with `remote` it is out. */
export interface SentPart {
  position: number
  outgoing: Outgoing
  remote: RemoteRef | null
  outAt: number | null
}

export interface SentPartRepo {
  /** In order. */
  of(deliveryId: string): SentPart[]
  /** What is about to be sent; in a further try it may be something else. */
  begin(deliveryId: string, position: number, outgoing: Outgoing): void
  setOut(deliveryId: string, position: number, ref: RemoteRef, at: number): void
  /** After an edit on the network. */
  setSent(deliveryId: string, position: number, outgoing: Outgoing, ref: RemoteRef): void
}

type Row = Omit<SentPart, 'outgoing' | 'remote'> & { outgoing: string; remote: string | null }

export function createSentPartRepo({ db }: Pick<CoreContext, 'db'>): SentPartRepo {
  const { sqlite } = db
  const of = sqlite.prepare<[string], Row>(
    fixedPlan(
      'SELECT position, outgoing, remote, outAt FROM sent_parts WHERE deliveryId = ? ORDER BY position',
    ),
  )
  const begin = sqlite.prepare(
    `INSERT INTO sent_parts (deliveryId, position, outgoing) VALUES (:deliveryId, :position, :outgoing)
     ON CONFLICT DO UPDATE SET outgoing = excluded.outgoing WHERE remote IS NULL`,
  )
  const setOut = sqlite.prepare(
    `UPDATE sent_parts SET remote = :remote, outAt = :at WHERE deliveryId = :deliveryId AND position = :position`,
  )
  const setSent = sqlite.prepare(
    `UPDATE sent_parts SET outgoing = :outgoing, remote = :remote
     WHERE deliveryId = :deliveryId AND position = :position AND remote IS NOT NULL`,
  )
  return {
    of: deliveryId =>
      of.all(deliveryId).map(row => ({
        ...row,
        outgoing: JSON.parse(row.outgoing) as Outgoing,
        remote: row.remote === null ? null : (JSON.parse(row.remote) as RemoteRef),
      })),
    begin: (deliveryId, position, outgoing) =>
      void begin.run({ deliveryId, position, outgoing: JSON.stringify(outgoing) }),
    setOut: (deliveryId, position, ref, at) =>
      void setOut.run({ deliveryId, position, remote: JSON.stringify(ref), at }),
    setSent: (deliveryId, position, outgoing, ref) =>
      void setSent.run({
        deliveryId,
        position,
        outgoing: JSON.stringify(outgoing),
        remote: JSON.stringify(ref),
      }),
  }
}
