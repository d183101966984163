/** Where the scripts tell what they are doing: one finished line at a time. */
export type Log = (line: string) => void

/** Progress goes to stderr, so that what a script prints on stdout stays machine-readable. */
export const logToStderr: Log = line => {
  process.stderr.write(`${line}\n`)
}
