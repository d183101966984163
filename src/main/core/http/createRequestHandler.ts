import type { z } from 'zod'
import { ComparisonWish } from '#shared/model/comparison.ts'
import { JournalCsvWish } from '#shared/contract/observations.ts'
import { DocumentWish } from '#shared/model/document.ts'
import { Id } from '#shared/model/fields.ts'
import { ProofWish } from '#shared/model/proof.ts'
import { TableWish } from '#shared/model/table.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { FontStore } from '../brand/fontStore.ts'
import { picturesPdf, PicturesPdfWish } from '../designs/picturesPdf.ts'
import { ConvertWish } from '../media/convertPicture.ts'
import { nameWithEnding } from '../media/mediaFileName.ts'
import type { MediaStore } from '../media/MediaStore.ts'
import type { DocumentPdf } from '../strategy/pdf/documentPdf.ts'
import type { CsvFile } from './csvText.ts'
import { errorResponse, jsonResponse } from './errorResponse.ts'
import { commonSecurityHeaders } from './securityHeaders.ts'
import { attachment, serveFile } from './serveFile.ts'
import type { ServedFile } from './serveFile.ts'
import { serveRendererFile } from './serveRendererFile.ts'
import { textStream } from './textStream.ts'

export interface RequestHandlerParts {
  /** The built renderer, or null when this host serves none. */
  rendererDir: string | null
  media: MediaStore
  fonts: FontStore
  /** A file of the practice network, or null when it has none of that id. */
  practiceMedia: (id: string) => ServedFile | null | Promise<ServedFile | null>
  /** The proof for a client; throws AppError `not_found`. */
  proofCsv: (wish: ProofWish) => CsvFile
  /** What of the journal fits. */
  journalCsv: (wish: JournalCsvWish) => CsvFile
  /** Competitors and ourselves beside each other; throws AppError `not_found`. */
  comparisonCsv: (wish: ComparisonWish) => CsvFile
  tableCsv: (wish: TableWish) => CsvFile
  /** A strategy or case study; throws AppError `not_found`. */
  documentPdf: (wish: DocumentWish) => Promise<DocumentPdf>
  /** A rehearsal as JSON; throws AppError `not_found`. */
  rehearsalFile: (id: string) => AsyncIterable<string>
  /** Notes a bug; answers with its id in the log. */
  logBug: (error: unknown, where: string) => string
}

interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  handle: (request: Request, id: string, url: URL) => Response | Promise<Response>
}

const id = '([A-Za-z0-9_-]{1,64})'
const maxJsonBytes = 64_000
/** Twenty pages of the largest size, as JPEGs that nobody would call small. */
const maxPicturesBytes = 400_000_000

/**
 * The one function that answers `app://` in Electron and HTTP in headless. Who may ask is the host's business. Never rejects.
 *
 * - `GET /media/<id>` the file (ranges work); `?w=320` a small WebP of it; `?download` saved under its name
 * - `GET /fonts/<id>` one of her own font files
 * - `GET /practice/media/<id>` a file of the practice network
 * - `GET /ledger.csv?projectId=&campaignId=&from=&to=` the proof for a client, to be saved (see ProofWish)
 * - `GET /journal.csv?wish=` observations that fit (see JournalCsvWish, as JSON), to be saved
 * - `GET /comparison.csv?wish=` a comparison (see ComparisonWish, as JSON), to be saved
 * - `GET /table.csv?wish=` a table of the thinking half (see TableWish, as JSON), to be saved
 * - `GET /document.pdf?kind=&projectId=&campaignId=&language=&preparedBy=` a document for a client, to be saved (see DocumentWish)
 * - `GET /rehearsal/<id>.json` a rehearsal with all its requests, to be saved
 * - `POST /upload?name=<file name>` with the bytes as body answers with the Media
 * - `POST /fonts?projectId=<id>&name=<file name>` with the bytes as body answers with the BrandFont
 * - `POST /media/<id>/convert` with a MediaRule (or its part ConvertWish) as JSON answers with the fitting Media
 * - `POST /pictures.pdf` with JPEGs (`page`) and what they are (`about`, a PicturesPdfWish) as form data answers with a PDF of them
 * - every other GET: the renderer
 *
 * Errors are `{ code, message, details }` with a fitting status.
 */
export function createRequestHandler(parts: RequestHandlerParts): (request: Request) => Promise<Response> {
  const routes = routesOf(parts)
  const answer = async (request: Request, url: URL): Promise<Response> => {
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const onPath = routes.filter(route => route.path.test(url.pathname))
    const route = onPath.find(r => r.method === method)
    if (route !== undefined) return route.handle(request, route.path.exec(url.pathname)?.[1] ?? '', url)
    if (onPath.length > 0 || method !== 'GET') return notAllowed()
    if (parts.rendererDir === null) throw new AppError('not_found', 'There is nothing at this address.')
    return serveRendererFile(request, parts.rendererDir)
  }
  return async request => {
    const url = new URL(request.url)
    try {
      return await answer(request, url)
    } catch (error) {
      return errorResponse(error, bug => parts.logBug(bug, `${request.method} ${url.pathname}`))
    }
  }
}

function routesOf({
  media,
  fonts,
  practiceMedia,
  proofCsv,
  journalCsv,
  comparisonCsv,
  tableCsv,
  documentPdf,
  rehearsalFile,
}: RequestHandlerParts): Route[] {
  return [
    {
      method: 'GET',
      path: new RegExp(`^/media/${id}$`),
      handle: (request, mediaId, url) => serveMedia(request, media, mediaId, url),
    },
    {
      method: 'GET',
      path: new RegExp(`^/practice/media/${id}$`),
      handle: async (request, fileId) => {
        const file = await practiceMedia(fileId)
        if (file === null) throw new AppError('not_found', 'The practice network has no such file.')
        return serveFile(request, file)
      },
    },
    {
      method: 'GET',
      path: /^\/ledger\.csv$/,
      handle: (request, _, url) => serveProof(request, proofCsv, url),
    },
    {
      method: 'GET',
      path: /^\/journal\.csv$/,
      handle: (request, _, url) =>
        serveText(request, { ...journalCsv(wishOf(JournalCsvWish, url)), mime: 'text/csv' }),
    },
    {
      method: 'GET',
      path: /^\/comparison\.csv$/,
      handle: (request, _, url) =>
        serveText(request, { ...comparisonCsv(wishOf(ComparisonWish, url)), mime: 'text/csv' }),
    },
    {
      method: 'GET',
      path: /^\/table\.csv$/,
      handle: (request, _, url) =>
        serveText(request, { ...tableCsv(wishOf(TableWish, url)), mime: 'text/csv' }),
    },
    {
      method: 'GET',
      path: /^\/document\.pdf$/,
      handle: (request, _, url) => serveDocument(request, documentPdf, url),
    },
    {
      method: 'GET',
      path: new RegExp(`^/rehearsal/${id}\\.json$`),
      handle: (request, rehearsalId) =>
        serveText(request, {
          name: 'Ratiba.json',
          mime: 'application/json',
          pieces: rehearsalFile(rehearsalId),
        }),
    },
    {
      method: 'GET',
      path: new RegExp(`^/fonts/${id}$`),
      handle: async (request, fontId) => serveFile(request, await fonts.open(fontId)),
    },
    {
      method: 'POST',
      path: /^\/fonts$/,
      handle: (request, _, url) => uploadFont(request, fonts, url),
    },
    { method: 'POST', path: /^\/upload$/, handle: (request, _, url) => upload(request, media, url) },
    { method: 'POST', path: /^\/pictures\.pdf$/, handle: request => makePicturesPdf(request) },
    {
      method: 'POST',
      path: new RegExp(`^/media/${id}/convert$`),
      handle: async (request, mediaId) => {
        const wish = ConvertWish.safeParse(await readJson(request))
        if (!wish.success) throw new AppError('invalid_input', 'This is not a rule for media.')
        return jsonResponse(await media.convert(mediaId, wish.data))
      },
    },
  ]
}

async function serveMedia(request: Request, store: MediaStore, mediaId: string, url: URL): Promise<Response> {
  const width = url.searchParams.get('w')
  if (width === null) {
    const { media, path } = await store.open(mediaId)
    const download = url.searchParams.has('download')
      ? { downloadName: nameWithEnding(media.name, media.mime) }
      : {}
    return serveFile(request, { path, mime: media.mime, etag: media.sha256, ...download })
  }
  if (!/^[1-9]\d{0,4}$/.test(width))
    throw new AppError('invalid_input', 'The width must be a number of pixels.')
  const path = await store.thumbnail(mediaId, Number(width))
  return serveFile(request, { path, mime: 'image/webp', etag: `${mediaId}-${width}` })
}

/** What is wished for as JSON in the address. */
function wishOf<T extends z.ZodType>(schema: T, url: URL): z.output<T> {
  const wish = schema.safeParse(jsonOrNull(url.searchParams.get('wish') ?? ''))
  if (!wish.success) throw new AppError('invalid_input', 'This file cannot be made.')
  return wish.data
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function serveProof(request: Request, proofCsv: RequestHandlerParts['proofCsv'], url: URL): Response {
  const param = (name: keyof ProofWish) => url.searchParams.get(name)
  const wish = ProofWish.safeParse({
    projectId: param('projectId'),
    campaignId: param('campaignId'),
    from: param('from'),
    to: param('to'),
  })
  if (!wish.success) throw new AppError('invalid_input', 'This is not a period of a project.')
  return serveText(request, { ...proofCsv(wish.data), mime: 'text/csv' })
}

async function serveDocument(
  request: Request,
  documentPdf: RequestHandlerParts['documentPdf'],
  url: URL,
): Promise<Response> {
  const param = (name: keyof DocumentWish) => url.searchParams.get(name)
  const wish = DocumentWish.safeParse({
    kind: param('kind'),
    projectId: param('projectId'),
    campaignId: param('campaignId'),
    language: param('language'),
    preparedBy: param('preparedBy') ?? '',
  })
  if (!wish.success) throw new AppError('invalid_input', 'There is no such document.')
  const { name, bytes } = await documentPdf(wish.data)
  const response = pdfResponse(bytes, { 'content-disposition': attachment(name) })
  return request.method === 'HEAD' ? new Response(null, { headers: response.headers }) : response
}

/** A file that is made while it is saved. */
function serveText(
  request: Request,
  { name, mime, pieces }: { name: string; mime: string; pieces: AsyncIterable<string> },
): Response {
  const headers = {
    ...commonSecurityHeaders,
    'content-type': `${mime}; charset=utf-8`,
    'content-disposition': attachment(name),
    'cache-control': 'no-store',
  }
  return new Response(request.method === 'HEAD' ? null : textStream(pieces), { headers })
}

async function makePicturesPdf(request: Request): Promise<Response> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > maxPicturesBytes) throw new AppError('too_large', 'These pictures are too large together.')
  const form = await request.formData().catch(() => null)
  const about = form?.get('about')
  const wish = PicturesPdfWish.safeParse(typeof about === 'string' ? parseJson(about) : null)
  if (form === null || !wish.success) throw new AppError('invalid_input', 'These are no pages of a document.')
  const files = form.getAll('page').flatMap(file => (typeof file === 'string' ? [] : [file]))
  const pictures = await Promise.all(files.map(async file => Buffer.from(await file.arrayBuffer())))
  return pdfResponse(await picturesPdf(wish.data, pictures), {})
}

function pdfResponse(bytes: Uint8Array, more: Record<string, string>): Response {
  const headers = {
    ...commonSecurityHeaders,
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'cache-control': 'no-store',
    ...more,
  }
  return new Response(Buffer.from(bytes), { headers })
}

async function upload(request: Request, store: MediaStore, url: URL): Promise<Response> {
  return jsonResponse(await store.store(request.body ?? nothing(), incomingFile(request, url)))
}

async function uploadFont(request: Request, fonts: FontStore, url: URL): Promise<Response> {
  const projectId = Id.safeParse(url.searchParams.get('projectId'))
  if (!projectId.success) throw new AppError('invalid_input', 'A font belongs to a project.')
  const file = { ...incomingFile(request, url), projectId: projectId.data }
  return jsonResponse(await fonts.store(request.body ?? nothing(), file))
}

function incomingFile(request: Request, url: URL): { name: string; declaredBytes: number | null } {
  const declared = request.headers.get('content-length')
  return {
    name: fileName(url.searchParams.get('name') ?? ''),
    declaredBytes: declared !== null && /^\d{1,15}$/.test(declared) ? Number(declared) : null,
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An upload without a body is an empty file; the store says so.
}

/** A person's file name: no folders, no control characters, of bearable length, its ending kept. */
function fileName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '').replace(/\p{Cc}/gu, '').trim()
  if (name === '') return 'file'
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return name.length <= 200 ? name : name.slice(0, 200 - ending.length) + ending
}

async function readJson(request: Request): Promise<unknown> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of request.body ?? nothing()) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > maxJsonBytes) throw new AppError('too_large', 'This is too long.')
  }
  return parseJson(text)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid_input', 'This is not JSON.')
  }
}

function notAllowed(): Response {
  const response = jsonResponse(
    { code: 'invalid_input', message: 'This address is not used in this way.' },
    405,
  )
  response.headers.set('allow', 'GET, HEAD, POST')
  return response
}
