/**
 * The address of a site without a slash at the end, with the folder it may live in; pages of its administration lead to it,
 * too. Null when it is none. Without TLS only on this computer: the password must not travel open.
 */
export function readSiteAddress(text: string): string | null {
  const address = text.trim()
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`
  if (address === '' || /\s/.test(whole) || !URL.canParse(whole)) return null
  const { protocol, hostname, host, pathname } = new URL(whole)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  if (!isHere && !hostname.includes('.')) return null
  const folder = pathname.replace(/\/(wp-(admin|json|login\.php|content)(\/.*)?|index\.php)?$/, '')
  return `${protocol === 'http:' && isHere ? 'http' : 'https'}://${host}${folder.replace(/\/+$/, '')}`
}
