import { useQueryOf } from './useQueryOf.ts'

export interface Computer {
  /** BCP 47 tag of the language and region of the computer she sits at. */
  locale: string
  /** IANA zone of the computer she sits at. */
  zone: string
}

const browsers: Computer = {
  locale: navigator.language,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
}

/**
 * Of the computer she sits at: in the desktop app that is the core's own, which knows the region better than the page; in
 * a browser it is the browser's, for the core may run in another room or another country.
 */
export function useComputer(): Computer {
  const { data: info } = useQueryOf('app.info', undefined)
  return info?.host === 'desktop' ? info : browsers
}
