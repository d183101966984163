import type { Outgoing } from '#core/connectors/Connector.ts'

/** What is sent: a text, and pictures or videos of the test's media by their ids, each with words for who cannot see it. */
export const outgoingOf = (
  text: string,
  options: Outgoing['options'] = {},
  ids: string[] = [],
): Outgoing => ({
  text,
  link: '',
  media: ids.map(mediaId => ({ mediaId, alt: `A ${mediaId}` })),
  options,
})
