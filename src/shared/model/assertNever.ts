/** Marks a branch the types say cannot be reached; throws when data lied to the types. */
export function assertNever(value: never): never {
  throw new Error(`Impossible value: ${JSON.stringify(value)}`)
}
