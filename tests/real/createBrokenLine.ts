type HeaderChange = (headers: Headers, url: URL) => void
type Wanted = (method: string, url: URL) => boolean

/** A line to a real server on which one answer, or one request, can be lost. */
export interface BrokenLine {
  fetch: typeof fetch
  /** The next such request arrives, and its answer does not. */
  loseAnswer(wanted: Wanted): void
  /** The next such request does not arrive. */
  loseRequest(wanted: Wanted): void
  /** Changes the headers of the next request, or of every one from now on. */
  changeHeaders(change: HeaderChange, which: 'next' | 'all'): void
  /** What was asked, in order. */
  calls: { method: string; url: URL }[]
}

export function createBrokenLine(): BrokenLine {
  let lost: { what: 'answer' | 'request'; wanted: Wanted } | null = null
  let changing: { change: HeaderChange; which: 'next' | 'all' } | null = null
  const calls: BrokenLine['calls'] = []
  const broken = () =>
    new TypeError('fetch failed', { cause: { code: 'ECONNRESET', message: 'read ECONNRESET' } })
  return {
    calls,
    loseAnswer: wanted => {
      lost = { what: 'answer', wanted }
    },
    loseRequest: wanted => {
      lost = { what: 'request', wanted }
    },
    changeHeaders: (change, which) => {
      changing = { change, which }
    },
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      const method = init?.method ?? 'GET'
      calls.push({ method, url })
      const loss = lost?.wanted(method, url) === true ? lost.what : null
      if (loss !== null) lost = null
      if (loss === 'request') throw broken()
      const headers = new Headers(init?.headers)
      changing?.change(headers, url)
      if (changing?.which === 'next') changing = null
      const answer = await fetch(input, { ...init, headers })
      if (loss === null) return answer
      await answer.arrayBuffer()
      throw broken()
    },
  }
}
