import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Runs `run` in a new folder `<parent>/<prefix>...` that is gone afterwards. The caller holds a lock for this prefix:
 * what else carries it was left by a run that was killed, and is swept away first.
 */
export async function inFreshDir<T>(
  parent: string,
  prefix: string,
  run: (dir: string) => Promise<T>,
): Promise<T> {
  await mkdir(parent, { recursive: true })
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true })
  }
  const dir = await mkdtemp(join(parent, prefix))
  try {
    return await run(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
