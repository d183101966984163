import type { Media } from '#shared/model/media.ts'

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
}

const endingOf = (mime: string) => endings[mime] ?? 'bin'

/** The file's name inside the store. */
export const mediaFileName = ({ sha256, mime }: Pick<Media, 'sha256' | 'mime'>) =>
  `${sha256}.${endingOf(mime)}`

/** A person's file name with the ending that fits what the file really is. */
export function nameWithEnding(name: string, mime: string): string {
  const ending = endingOf(mime)
  const own = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  if (own === ending || (own === 'jpeg' && ending === 'jpg') || (own === 'm4v' && ending === 'mp4'))
    return name
  return `${own === undefined ? name : name.slice(0, -own.length - 1)}.${ending}`
}
