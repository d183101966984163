export interface FakeAnswer {
  status: number
  headers?: Record<string, string>
  body: string | Uint8Array
}
