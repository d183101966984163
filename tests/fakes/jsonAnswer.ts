import type { FakeAnswer } from './FakeAnswer.ts'

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): FakeAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}
