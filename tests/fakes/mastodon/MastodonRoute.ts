import type { FakeAnswer } from '../FakeAnswer.ts'
import { htmlAnswer } from '../htmlAnswer.ts'
import { jsonAnswer } from '../jsonAnswer.ts'
import type { MastodonCall } from './MastodonCall.ts'

/** One operation. `path` has `:names` for its parts. `handle` throws MastodonError to refuse. */
export interface MastodonRoute {
  name: string
  method: string
  path: string
  handle: (call: MastodonCall) => FakeAnswer | Promise<FakeAnswer>
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): FakeAnswer {
  return jsonAnswer(status, body, { 'content-type': 'application/json; charset=utf-8', ...headers })
}

export function html(
  status: number,
  title: string,
  body: string,
  headers: Record<string, string> = {},
): FakeAnswer {
  return htmlAnswer(status, escapeHtml(title), body, {
    'content-type': 'text/html; charset=utf-8',
    ...headers,
  })
}

export function redirect(location: string, headers: Record<string, string> = {}): FakeAnswer {
  return { status: 302, headers: { location, ...headers }, body: '' }
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
