/** How long the browser has to begin reading it. */
const keptMs = 60_000

/** Saves bytes as a file: a browser downloads it, the desktop app asks where to. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs)
}
