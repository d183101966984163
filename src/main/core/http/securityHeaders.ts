/**
 * What the renderer's pages may do: their own files, pictures they made themselves (blob), and the core. Nothing inline,
 * nothing from elsewhere. `self` covers a WebSocket of the same host in current browsers; older ones want it named.
 */
export function pageSecurityHeaders(url: URL): Record<string, string> {
  const isInBrowser = url.protocol === 'http:'
  const sockets = isInBrowser ? ` ws://${url.host}` : ''
  return {
    ...commonSecurityHeaders,
    'content-security-policy': [
      "default-src 'self'",
      "img-src 'self' blob: data:",
      "media-src 'self' blob:",
      "style-src 'self'",
      "script-src 'self'",
      `connect-src 'self'${sockets}`,
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ].join('; '),
    // The desktop shell opens no windows from a page; there this would only cost a second process at every start.
    ...(isInBrowser ? { 'cross-origin-opener-policy': 'same-origin' } : {}),
  }
}

/** On every answer. */
export const commonSecurityHeaders: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

/** A file that somebody brought must never run as a page of ours, even when opened by itself. */
export const foreignFileHeaders: Record<string, string> = {
  ...commonSecurityHeaders,
  'content-security-policy': "sandbox; default-src 'none'",
}
