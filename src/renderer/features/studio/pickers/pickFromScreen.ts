/** What Chromium has and TypeScript does not know yet. */
interface EyeDropper {
  open(): Promise<{ sRGBHex: string }>
}

/** A colour from anywhere on the screen as `#rrggbb`; null when she thought better of it. Only where the browser has `EyeDropper`. */
export async function pickFromScreen(): Promise<string | null> {
  const { EyeDropper } = globalThis as unknown as { EyeDropper: new () => EyeDropper }
  try {
    const { sRGBHex } = await new EyeDropper().open()
    return sRGBHex.toLowerCase()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}
