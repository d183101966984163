import type { Page } from '@playwright/test'

/** Typed letter by letter, and taken back; some with thousands of hits, some with none. */
const words = ['punguzo', 'keki', 'sale ends', 'tumefungua', 'xylofon', 'new in store', 'a', 't']

/** How long from each letter that is typed into the search of the journal to the frame in which its answer stands. */
export async function measureSearch(page: Page): Promise<{ text: string; ms: number }[]> {
  const measured: { text: string; ms: number }[] = []
  const field = page.getByLabel('Search the journal')
  await field.focus()
  for (const word of words) {
    for (let length = 1; length <= word.length; length++) {
      const text = word.slice(0, length)
      measured.push({ text, ms: await typed(page, text) })
    }
    await typed(page, '')
  }
  return measured
}

const typed = (page: Page, text: string): Promise<number> =>
  page.evaluate(async wanted => {
    const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve))
    // As soon as a frame is over, so that every letter waits equally long for the next.
    await frame()
    const field = document.activeElement
    if (!(field instanceof HTMLInputElement)) throw new Error('The field has not got the focus.')
    const begin = performance.now()
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    setter?.call(field, wanted)
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    const stands = () =>
      document.querySelector(`[data-answer-to=${JSON.stringify(wanted)}][aria-busy="false"]`) !== null
    if (!stands()) {
      await new Promise<void>(resolve => {
        const observer = new MutationObserver(() => {
          if (!stands()) return
          observer.disconnect()
          resolve()
        })
        observer.observe(document.body, { subtree: true, childList: true, attributes: true })
      })
    }
    await frame()
    return performance.now() - begin
  }, text)
