/**
 * What a number field understands: a number, with a comma or a point, or a sum of such (`1080/2 - 40`). Null when it is neither,
 * or endless.
 */
export function parseArithmetic(text: string): number | null {
  const tokens = text.replaceAll(',', '.').match(/\d+\.?\d*|\.\d+|[-+*/()×÷−]|\S/g) ?? []
  let at = 0
  const take = (...wanted: string[]): string | null => {
    const token = tokens[at]
    if (token === undefined || !wanted.includes(token)) return null
    at += 1
    return token
  }
  const sum = (): number => {
    let result = product()
    for (let sign = take('+', '-', '−'); sign !== null; sign = take('+', '-', '−')) {
      result += sign === '+' ? product() : -product()
    }
    return result
  }
  const product = (): number => {
    let result = single()
    for (let sign = take('*', '/', '×', '÷'); sign !== null; sign = take('*', '/', '×', '÷')) {
      result = sign === '*' || sign === '×' ? result * single() : result / single()
    }
    return result
  }
  const single = (): number => {
    if (take('-', '−') !== null) return -single()
    if (take('(') !== null) {
      const inside = sum()
      return take(')') === null ? Number.NaN : inside
    }
    const token = tokens[at]
    if (token === undefined || !/\d/.test(token)) return Number.NaN
    at += 1
    return Number(token)
  }
  const result = sum()
  return at === tokens.length && Number.isFinite(result) ? result : null
}
