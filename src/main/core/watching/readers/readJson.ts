import type { z } from 'zod'
import { ReadingFailure } from '../ReadingFailure.ts'
import type { WebAnswer } from '../web/createWeb.ts'

/** The body of an answer as JSON of a shape. Throws ReadingFailure `brokenAnswer`. */
export function readJson<S extends z.ZodType>(answer: Pick<WebAnswer, 'body'>, shape: S): z.output<S> {
  const parsed = shape.safeParse(parse(answer.body))
  if (!parsed.success) throw new ReadingFailure('brokenAnswer', { cause: parsed.error })
  return parsed.data
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch (error) {
    throw new ReadingFailure('brokenAnswer', { cause: error })
  }
}
