import type { Language } from '#shared/model/language.ts'
import { termsOf } from '#shared/model/delivery.ts'
import type { Expiry } from '#shared/model/delivery.ts'
import { majorText } from '#shared/model/money.ts'
import type { ProofWish } from '#shared/model/proof.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { endOfDay, instantOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { Connector } from '../connectors/Connector.ts'
import { byteOrderMark, csvText } from '../http/csvText.ts'
import type { CsvFile } from '../http/csvText.ts'
import { proofWords } from './proofWords.ts'
import type { ProofWord } from './proofWords.ts'
import { createOffsetTimes } from './offsetTimes.ts'
import type { OffsetTimes } from './offsetTimes.ts'

export interface ProofCsvParts {
  context: CoreContext
  connectorFor(network: string): Connector
  language: () => Language
}

interface Row {
  id: string
  project: string
  zone: string
  campaign: string | null
  channel: string
  network: string
  text: string
  url: string | null
  dueAt: number | null
  publishedAt: number
  expireAt: number | null
  expiredAt: number | null
  endedAt: number | null
  expiry: string
}

/** Read and written at a time: short enough that the core is free for others in between. */
const pieceRows = 200

/**
 * Makes the proof for a client: one line for each post that was out on a channel, when, where, when it was removed, how all
 * that is known, and what was paid. In the person's language, with the times of the project's zone. Throws AppError `not_found`.
 */
export function createProofCsv(parts: ProofCsvParts): (wish: ProofWish) => CsvFile {
  const { sqlite } = parts.context.db
  const projectOf = sqlite.prepare<[string], { name: string; zone: string }>(
    'SELECT name, zone FROM projects WHERE id = ? AND deletedAt IS NULL',
  )
  const page = sqlite.prepare<Record<string, unknown>, Row>(
    `SELECT d.id, pr.name AS project, pr.zone, ca.name AS campaign, c.name AS channel, c.network,
            coalesce(d.outgoing ->> '$.text', v.text, p.text) AS text, d.remote ->> '$.url' AS url, d.dueAt,
            d.publishedAt, d.expireAt, d.expiredAt, d.endedAt, d.expiry
     FROM deliveries d JOIN posts p ON p.id = d.postId JOIN channels c ON c.id = d.channelId
       JOIN projects pr ON pr.id = d.projectId AND pr.deletedAt IS NULL
       LEFT JOIN campaigns ca ON ca.id = p.campaignId
       LEFT JOIN variants v ON v.postId = d.postId AND v.channelId = d.channelId
     WHERE d.publishedAt IS NOT NULL AND (d.publishedAt, d.id) > (:afterAt, :afterId)
       AND d.publishedAt >= :from AND d.publishedAt < :to
       AND (:projectId IS NULL OR d.projectId = :projectId) AND (:campaignId IS NULL OR p.campaignId = :campaignId)
     ORDER BY d.publishedAt, d.id LIMIT ${pieceRows}`,
  )
  const eventsOf = sqlite.prepare<[string], { deliveryId: string; event: string; decision: string | null }>(
    `SELECT deliveryId, event, decision ->> '$.key' AS decision FROM ledger
     WHERE deliveryId IN (SELECT value FROM json_each(?)) AND event IN
       ('published', 'found', 'markedOut', 'decided', 'verified', 'removed', 'alreadyGone') ORDER BY id`,
  )

  return wish => {
    const project = wish.projectId === null ? null : projectOf.get(wish.projectId)
    if (project === undefined) throw new AppError('not_found', 'This project is not there any more.')
    const zone = project?.zone ?? parts.context.deps.info.zone
    const range = {
      from: wish.from === null ? 0 : instantOf(`${wish.from}T00:00`, zone),
      to: wish.to === null ? Number.MAX_SAFE_INTEGER : endOfDay(wish.to, zone),
      projectId: wish.projectId,
      campaignId: wish.campaignId,
    }
    const words = proofWords[parts.language()]
    async function* pieces(): AsyncGenerator<string> {
      yield byteOrderMark + csvText([columns.map(({ word }) => words[word])])
      const times = createOffsetTimes()
      let after = { afterAt: -1, afterId: '' }
      for (;;) {
        const rows = page.all({ ...range, ...after, from: Math.max(range.from, after.afterAt) })
        const last = rows.at(-1)
        if (last === undefined) return
        after = { afterAt: last.publishedAt, afterId: last.id }
        const proofs = proofsOf(eventsOf.all(JSON.stringify(rows.map(row => row.id))))
        const lines = rows.map(row => {
          const line: Line = {
            ...row,
            networkName: parts.connectorFor(row.network).descriptor.name,
            terms: termsOf(JSON.parse(row.expiry) as Expiry),
            proof: proofs.get(row.id) ?? { out: null, gone: null },
          }
          return columns.map(column => column.of(line, times, words))
        })
        yield csvText(lines)
        // Whatever else is due goes first.
        await new Promise<void>(resolve => setImmediate(resolve))
      }
    }
    const period = [wish.from, wish.to].filter(day => day !== null).join(' – ')
    const name = ['Ratiba', project?.name, period].filter(part => part !== undefined && part !== '').join(' ')
    return { name: `${name}.csv`, pieces: pieces() }
  }
}

interface Line extends Row {
  networkName: string
  terms: ReturnType<typeof termsOf>
  proof: Proof
}

/** How it is known that it was out, and that it is gone. */
interface Proof {
  out: ProofWord | null
  gone: ProofWord | null
}

interface Column {
  word: ProofWord
  of(line: Line, times: OffsetTimes, words: Readonly<Record<ProofWord, string>>): string
}

const timeColumn = (
  word: ProofWord,
  field: 'dueAt' | 'publishedAt' | 'expireAt' | 'expiredAt' | 'endedAt',
): Column => ({
  word,
  of: (line, times) => {
    const at = line[field]
    return at === null ? '' : times(at, line.zone)
  },
})

const columns: readonly Column[] = [
  { word: 'project', of: line => line.project },
  { word: 'campaign', of: line => line.campaign ?? '' },
  { word: 'network', of: line => line.networkName },
  { word: 'channel', of: line => line.channel },
  { word: 'text', of: line => line.text },
  { word: 'link', of: line => line.url ?? '' },
  timeColumn('planned', 'dueAt'),
  timeColumn('published', 'publishedAt'),
  { word: 'publishedProof', of: (line, _, words) => words[line.proof.out ?? 'byAnswer'] },
  timeColumn('disappears', 'expireAt'),
  timeColumn('removed', 'expiredAt'),
  {
    word: 'removedProof',
    of: (line, _, words) => (line.expiredAt === null ? '' : words[line.proof.gone ?? 'byAnswer']),
  },
  timeColumn('ended', 'endedAt'),
  {
    word: 'price',
    of: ({ terms: { placement } }) =>
      placement === undefined ? '' : majorText(placement.amountMinor, placement.currency),
  },
  { word: 'currency', of: ({ terms: { placement } }) => placement?.currency ?? '' },
  { word: 'payer', of: ({ terms: { placement } }) => placement?.payer ?? '' },
  { word: 'id', of: line => line.id },
]

/** The strongest proof that the ledger has; a later one counts more than an earlier one of its kind. */
function proofsOf(
  events: readonly { deliveryId: string; event: string; decision: string | null }[],
): Map<string, Proof> {
  const proofs = new Map<string, Proof>()
  for (const { deliveryId, event, decision } of events) {
    const proof = proofs.get(deliveryId) ?? { out: null, gone: null }
    proofs.set(deliveryId, proof)
    if (event === 'found') proof.out = 'foundThere'
    if (event === 'markedOut' || decision === 'personIsOut') proof.out = 'byPerson'
    if (decision === 'readBackThere' || decision === 'handOverOut') proof.out = 'readBack'
    if (event === 'removed') proof.gone = decision === 'personIsGone' ? 'byPerson' : 'byAnswer'
    if (event === 'alreadyGone') proof.gone = 'goneBefore'
    if (decision === 'removalProved') proof.gone = 'lookedGone'
  }
  return proofs
}
