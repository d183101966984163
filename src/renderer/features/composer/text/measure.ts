import { textWithLink } from '#shared/model/post.ts'
import type { Content } from '#shared/model/post.ts'
import { countBare, countText, fittingLength, textLimit } from '#shared/network/countText.ts'
import type { TextRules } from '#shared/network/descriptor.ts'

export interface Measure {
  /** As the network counts: the text with its link, and the content warning where there is one. */
  count: number
  limit: number
  /** Where her text must end to fit, as an index of it. */
  fits: number
}

/** What was measured last: several parts of the screen ask for the same, and counting characters takes time. */
const measured = new Map<string, Measure>()
const keptMeasures = 32

/** How much of a network's limit a content takes. */
export function measure(content: Content, rules: TextRules): Measure {
  const { text, link, media, options } = content
  const key = JSON.stringify([text, link, media.length > 0, options['spoilerText'], rules])
  const known = measured.get(key)
  if (known !== undefined) return known
  const result = measureAnew(content, rules)
  const [oldest] = measured.keys()
  if (oldest !== undefined && measured.size >= keptMeasures) measured.delete(oldest)
  measured.set(key, result)
  return result
}

function measureAnew(content: Content, rules: TextRules): Measure {
  const warning = content.options['spoilerText']
  const extra = typeof warning === 'string' ? countBare(warning.trim(), rules) : 0
  const limit = textLimit(rules, content.media.length > 0)
  const whole = countText(textWithLink(content), rules)
  const behind = whole - countText(content.text.trimEnd(), rules)
  const count = whole + extra
  const fits =
    count <= limit
      ? content.text.length
      : fittingLength(content.text, rules, Math.max(0, limit - extra - behind))
  return { count, limit, fits }
}
