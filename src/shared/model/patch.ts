/** Some of T's fields; a field may also be there as undefined, which means the same as not being there. */
export type Patch<T> = { [K in keyof T]?: T[K] | undefined }

/** The fields that are really given. */
export function given<T extends object>(patch: Patch<T>): Partial<T> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>
}
