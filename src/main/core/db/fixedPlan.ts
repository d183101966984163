/**
 * A query that keeps its plan. SQLite is built with STAT4 in better-sqlite3, and such a one plans every join, every sorted and
 * every windowed query anew for each value that is bound, which takes up to a hundred times as long as running it. A plus before
 * the placeholder hides the value from the planner. For hand-written statements that are prepared once and run often; what
 * must use a partial index names its condition in words, not by a bound value.
 */
export const fixedPlan = (sql: string): string =>
  sql.replaceAll(/'[^']*'|\?|:[a-z]\w*/gi, found => (found.startsWith("'") ? found : `+${found}`))
