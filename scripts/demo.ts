/**
 * `npm run demo [-- --json]`: the main job without a window. A temporary profile in the headless host, real HTTP servers on
 * this computer that behave like Telegram and Mastodon, and the practice network; posts are written, scheduled a few seconds
 * ahead over the same contract the interface uses, go out, are read back, and disappear. Judged by what the servers recorded;
 * the exit code is 1 when anything is different. The last line is JSON.
 */
import { networks } from './demo/demoPosts.ts'
import { judge } from './demo/judge.ts'
import { playDemo } from './demo/playDemo.ts'
import { startWorld } from './demo/startWorld.ts'

const began = performance.now()
const asJson = process.argv.includes('--json')
const say = (line: string): void => {
  if (!asJson) console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`)
}

const world = await startWorld()
try {
  say(`Telegram at ${world.telegram.baseUrl}, Mastodon at ${world.mastodon.baseUrl}, both on this computer`)
  const played = await playDemo(world, say)
  const { differences, published, expired, maxLatenessMs } = await judge(world, played)
  for (const difference of differences) console.error(`✗ ${difference}`)
  if (differences.length > 0) process.exitCode = 1
  else say('every network saw exactly what it should, once, in time, and nothing that was called off')
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1))
  const { ledgerLines } = played
  console.log(JSON.stringify({ published, expired, channels: networks, ledgerLines, maxLatenessMs, seconds }))
} finally {
  await world.close()
}
