import { isObject } from './isObject.ts'

/**
 * Form fields the way Rails and PHP read them: `a[]=1&a[]=2` is a list, `a[b]=1` an object, `a[][b]=1&a[][c]=2` a list of objects
 * (a name that comes again starts the next one).
 */
export function nestFields(entries: Iterable<[string, string]>): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [name, value] of entries) {
    const head = /^[^[\]]+/.exec(name)?.[0]
    if (head === undefined) continue
    const keys = [...name.slice(head.length).matchAll(/\[([^[\]]*)\]/g)].map(match => match[1] ?? '')
    put(root, head, keys, value)
  }
  return root
}

function put(target: Record<string, unknown>, key: string, rest: string[], value: string): void {
  const [next, ...deeper] = rest
  if (next === undefined) {
    target[key] = value
    return
  }
  if (next !== '') {
    const child = isObject(target[key]) ? target[key] : {}
    target[key] = child
    put(child, next, deeper, value)
    return
  }
  const list: unknown[] = Array.isArray(target[key]) ? (target[key] as unknown[]) : []
  target[key] = list
  const [field, ...below] = deeper
  if (field === undefined) {
    list.push(value)
    return
  }
  const last = list.at(-1)
  const item = isObject(last) && !(field in last) ? last : {}
  if (item !== last) list.push(item)
  put(item, field, below, value)
}
