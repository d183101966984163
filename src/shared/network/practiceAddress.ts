/** Where the practice network answers: a name that no real server can have (RFC 2606). */
export const practiceOrigin = 'https://practice.invalid'

/** An address of the practice network leads nowhere outside of Ratiba; its feed is a place of the app. */
export const isPracticeAddress = (url: string): boolean =>
  URL.canParse(url) && new URL(url).origin === practiceOrigin

/** The place of the app where the practice network shows a channel's feed. */
export const practicePath = (channelId: string): string => `/practice/${channelId}`
