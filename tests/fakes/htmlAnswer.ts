import type { FakeAnswer } from './FakeAnswer.ts'

/** `title` and `body` are HTML already; `headers` win, for a server that writes its type otherwise. */
export function htmlAnswer(
  status: number,
  title: string,
  body: string,
  headers: Record<string, string> = {},
): FakeAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
    body: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`,
  }
}
