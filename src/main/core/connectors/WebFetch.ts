/** What http.ts needs of fetch; the global one is such a one. `body` gives the bytes as they come. */
export type WebFetch = (url: string, init: RequestInit) => Promise<WebAnswer>

interface WebAnswer {
  status: number
  headers: Headers
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null
}
