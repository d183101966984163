/**
 * Draws the icons from resources/icon.svg and resources/tray/tray.svg: `node scripts/makeIcons.ts`.
 * What it makes is committed; run it again after changing a drawing.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { packIcns } from './icons/packIcns.ts'
import { packIco } from './icons/packIco.ts'
import { projectRoot } from './system/projectRoot.ts'

const resources = join(projectRoot, 'resources')
const trayDir = join(resources, 'tray')

const accent = '#a9421a'
const ink = '#26221d'

/** The sign of each state; never colour alone. Drawn in a field of 32 x 32. */
const marks = {
  calm: `<circle cx="16" cy="18.6" r="3.4" fill="${accent}" />`,
  paused: `<path d="M13.4 15.6v6M18.6 15.6v6" stroke="${ink}" stroke-width="2.6" stroke-linecap="round" />`,
  offline: `<path d="m12.6 15.4 6.8 6.4M19.4 15.4l-6.8 6.4" stroke="${ink}" stroke-width="2.4" stroke-linecap="round" />`,
  needsYou:
    `<circle cx="23.5" cy="23.5" r="8" fill="${accent}" stroke="#f6f3ed" stroke-width="1.6" />` +
    '<path d="M23.5 19.4v4.6" stroke="#fff" stroke-width="2.4" stroke-linecap="round" />' +
    '<circle cx="23.5" cy="27.4" r="1.4" fill="#fff" />',
}

/** On macOS a tray icon is a mask: black on nothing, the system colours it. */
const templates = {
  calm: '<circle cx="16" cy="18.6" r="3.2" />',
  paused: '<path d="M13.4 15.8v5.6M18.6 15.8v5.6" stroke="#000" stroke-width="2.6" stroke-linecap="round" />',
  offline:
    '<path d="m12.8 15.6 6.4 6M19.2 15.6l-6.4 6" stroke="#000" stroke-width="2.4" stroke-linecap="round" />',
  needsYou:
    '<path d="M16 14.6v4.4" stroke="#000" stroke-width="2.6" stroke-linecap="round" /><circle cx="16" cy="22.4" r="1.5" />',
}

const render = (svg: string | Buffer, size: number): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 600 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true, colours: 64 })
    .toBuffer()

async function appIcons(): Promise<void> {
  const svg = await readFile(join(resources, 'icon.svg'))
  const pngs = new Map<number, Buffer>()
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) pngs.set(size, await render(svg, size))
  const of = (size: number): Buffer => pngs.get(size) ?? Buffer.alloc(0)
  await mkdir(join(resources, 'icons'), { recursive: true })
  for (const size of [16, 32, 48, 64, 128, 256, 512]) {
    await writeFile(join(resources, `icons/${size}x${size}.png`), of(size))
  }
  await writeFile(join(resources, 'icon.png'), of(256))
  await writeFile(
    join(resources, 'icon.ico'),
    packIco([16, 24, 32, 48, 64, 256].map(size => [size, of(size)])),
  )
  await writeFile(
    join(resources, 'icon.icns'),
    packIcns([32, 64, 128, 256, 512, 1024].map(size => [size, of(size)])),
  )
}

async function trayIcons(): Promise<void> {
  const drawing = await readFile(join(trayDir, 'tray.svg'), 'utf8')
  for (const [state, mark] of Object.entries(marks)) {
    const svg = drawing.replace('<g id="mark"></g>', mark)
    await writeFile(join(trayDir, `tray-${state}.png`), await render(svg, 24))
    await writeFile(join(trayDir, `tray-${state}@2x.png`), await render(svg, 48))
  }
  for (const [state, mark] of Object.entries(templates)) {
    const svg = drawing
      .replace(/<rect [^>]*fill="#f6f3ed" \/>/, '')
      .replaceAll(ink, '#000')
      .replace('<g id="mark"></g>', mark)
    await writeFile(join(trayDir, `tray-${state}Template.png`), await render(svg, 18))
    await writeFile(join(trayDir, `tray-${state}Template@2x.png`), await render(svg, 36))
  }
}

await appIcons()
await trayIcons()
