import type { Connector } from '#core/connectors/Connector.ts'
import { classifyError } from '#core/connectors/classifyError.ts'
import { practice } from '#core/connectors/practice/practice.ts'
import { callNetwork } from './callNetwork.ts'

/** A network without spacing, uploads and reading back: what is left is the engine. A post is `NUMBER LANE`. */
export const benchNetwork = (url: string): Connector => ({
  descriptor: {
    ...practice.descriptor,
    id: 'bench',
    name: 'Bench',
    connectWays: [
      {
        id: 'lane',
        kind: 'fields',
        fields: [{ key: 'lane', kind: 'text', required: true, placeholder: '' }],
      },
    ],
    remove: { possible: 'never', withinMs: null },
    edit: { text: false, media: false },
    find: 'none',
    spacingMs: 0,
  },
  connect: (_io, _way, { lane = '' }) =>
    Promise.resolve({
      checks: [],
      account: {
        remoteId: lane,
        config: {},
        secret: { token: `of lane ${lane}` },
        name: `Lane ${lane}`,
        handle: lane,
        url: null,
        limits: null,
        rights: [],
      },
    }),
  verify: () => Promise.reject(new Error('Nobody asks.')),
  prepare: () => Promise.resolve({}),
  publish: async (io, _account, { outgoing }) => {
    const [number = Number.NaN, lane = Number.NaN] = outgoing.text.split(' ').map(Number)
    await callNetwork(io.http, url, { number, lane })
    return { ids: [String(number)], url: null }
  },
  classify: classifyError,
})
