const names: Record<string, string> = {
  'application/pdf': 'a PDF document',
  'application/xml': 'an XML file',
  'application/zip': 'a ZIP archive',
  'image/bmp': 'a BMP picture',
  'image/heic': 'a HEIC photo',
  'image/heif': 'a HEIC photo',
  'image/svg+xml': 'an SVG drawing',
  'image/tiff': 'a TIFF picture',
  'text/html': 'a web page',
  'text/plain': 'a text file',
}

/** What a person calls a file of this type, for English messages and the log; null is a file that nothing fits. */
export function describeMime(mime: string | null): string {
  if (mime === null) return 'a file of an unknown kind'
  const name = names[mime]
  if (name !== undefined) return name
  if (mime.startsWith('audio/')) return 'a sound file'
  if (mime.startsWith('video/')) return `a video of a kind that networks do not take (${mime})`
  if (mime.includes('officedocument') || mime.includes('opendocument')) return 'an office document'
  return `a file of the type ${mime}`
}
