import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MediaBytes } from '#core/connectors/Connector.ts'
import type { Media } from '#shared/model/media.ts'
import { testImage } from '../fakes/testImage.ts'

const clip = fileURLToPath(new URL('../fixtures/media/clip.mp4', import.meta.url))

/** Media as the store would hand them out. */
export async function testMedia(): Promise<ReadonlyMap<string, MediaBytes>> {
  const all = [
    medium('photo', 'image', 'image/jpeg', await testImage(64, 48, 'jpeg')),
    medium('drawing', 'image', 'image/png', await testImage(40, 40, 'png')),
    medium('gif', 'animation', 'image/gif', await testImage(16, 16, 'gif')),
    medium('clip', 'video', 'video/mp4', readFileSync(clip)),
  ]
  return new Map(all.map(each => [each.media.id, each]))
}

function medium(id: string, kind: Media['kind'], mime: string, bytes: Buffer): MediaBytes {
  const media: Media = {
    id,
    kind,
    mime,
    name: `${id} "of" a test`,
    bytes: bytes.length,
    width: 64,
    height: 48,
    durationMs: kind === 'image' ? null : 1500,
    sha256: '0'.repeat(64),
    createdAt: '2026-11-22T12:00:00Z',
  }
  // Without a type, as a Blob from a file may be.
  return { media, blob: new Blob([new Uint8Array(bytes)]) }
}
