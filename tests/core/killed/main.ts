/**
 * The real core on the profile of the first argument, in a process of its own, to be killed. The second argument says at
 * which call it is to stand still: `before PATH` (the call is never made) or `after PATH` (its whole answer is here, and
 * nothing of it is written); `after PATH 3` is the third such call. It says "standing still" then.
 */
import { createCore } from '#core/createCore.ts'
import { systemClock } from '#core/CoreDeps.ts'
import { migrationsDir, openSecrets } from '../startTestCore.ts'

const [profileDir = '', at = ''] = process.argv.slice(2)
const [when, path = '', which = '1'] = at.split(' ')
let calls = 0

function standStill(): never {
  process.stdout.write('standing still\n', () => undefined)
  // Not even a microtask runs any more: whatever comes next is never reached.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const standingStill: typeof fetch = async (input, init) => {
  const isSuch = path !== '' && new Request(input, init).url.includes(path)
  if (isSuch) calls++
  const isIt = isSuch && calls === Number(which)
  if (isIt && when === 'before') standStill()
  const answer = await fetch(input, init)
  if (isIt && when === 'after') {
    await answer.clone().arrayBuffer()
    standStill()
  }
  return answer
}

const core = createCore({
  profileDir,
  migrationsDir,
  nativeBinding: null,
  rendererDir: null,
  clock: systemClock,
  fetch: standingStill,
  secrets: openSecrets,
  log: { info: () => undefined, warn: () => undefined, error: (...line) => console.error(...line) },
  notify: () => undefined,
  openExternal: () => Promise.resolve(),
  info: { version: '0.0.0', host: 'headless', platform: 'linux', locale: 'en', zone: 'UTC' },
})
core.start()
