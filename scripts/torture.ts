/**
 * `npm run torture -- [--posts N] [--kills N] [--seed N] [--json]`: the real core in a process that is killed at random
 * moments, over networks on this computer that misbehave and know the truth. The last line is JSON; the exit code is 1 when
 * anything was lost, doubled or wrongly said.
 */
import { parseArgs } from 'node:util'
import { runTorture } from '../tests/torture/runTorture.ts'

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '300' },
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    json: { type: 'boolean', default: false },
  },
})
const began = performance.now()
const say = (line: string): void => {
  if (!values.json) console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`)
}

say(`seed ${values.seed}`)
const { differences, ...tortured } = await runTorture({
  posts: Number(values.posts),
  kills: Number(values.kills),
  seed: Number(values.seed),
  say,
})
for (const difference of differences) console.error(`✗ seed ${values.seed}: ${difference}`)
if (differences.length > 0) process.exitCode = 1
console.log(JSON.stringify(tortured))
