/** Where somebody came from, as web statistics read it. */
export interface Utm {
  source: string
  medium: string
  campaign: string | null
}

/** A web address that says where it was followed from; what it says of that already stays. Anything else is left as it is. */
export function linkWithUtm(link: string, { source, medium, campaign }: Utm): string {
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) return link
  const url = new URL(link)
  const said = {
    utm_source: source,
    utm_medium: medium,
    ...(campaign === null ? {} : { utm_campaign: campaign }),
  }
  for (const [name, value] of Object.entries(said)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value)
  }
  return url.href
}

/** A name as it stands in such an address: `Siku ya Mama 2027` is `siku-ya-mama-2027`. */
export const utmName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
