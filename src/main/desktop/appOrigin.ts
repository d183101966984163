export const appScheme = 'app'
export const appHost = 'ratiba'
export const appOrigin = `${appScheme}://${appHost}`

/** Whether an address belongs to our own pages. */
export function isOwnUrl(address: string): boolean {
  try {
    const url = new URL(address)
    return url.protocol === `${appScheme}:` && url.host === appHost && url.username === ''
  } catch {
    return false // not an address at all
  }
}

/** The address of a place inside the app. What would leave the app leads to its first screen. */
export function ownUrl(path: string): string {
  if (!path.startsWith('/') || path.startsWith('//')) return `${appOrigin}/`
  const url = new URL(path, `${appOrigin}/`).href
  return isOwnUrl(url) ? url : `${appOrigin}/`
}
