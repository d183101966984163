import type { FormReader } from './FormReader.ts'

/** Code points of all embeds of a message together. */
const SUM_LIMIT = 6000

/** What an embed shows; a field that is not named here is listed as ignored. */
export function readEmbeds(form: FormReader, ignored: (name: string) => void): Record<string, unknown>[] {
  let sum = 0
  const text = (reader: FormReader, name: string, max: number): string | undefined => {
    const value = reader.text(name, { max })
    sum += Array.from(value ?? '').length
    return value
  }
  const embeds = (form.objects('embeds', 10) ?? []).map(embed => {
    // Discord says `rich` whatever was asked for.
    embed.has('type')
    const read = {
      type: 'rich',
      title: text(embed, 'title', 256),
      description: text(embed, 'description', 4096),
      url: embed.link('url'),
      color: embed.integer('color', 0xffffff),
      timestamp: readTimestamp(embed),
      author: readPart(embed, 'author', part => {
        if (part.text('name') === undefined) part.required('name')
        const name = text(part, 'name', 256)
        return { name, url: part.link('url'), icon_url: part.link('icon_url', 'attachment') }
      }),
      footer: readPart(embed, 'footer', part => {
        return { text: text(part, 'text', 2048), icon_url: part.link('icon_url', 'attachment') }
      }),
      image: readPart(embed, 'image', part => ({ url: part.link('url', 'attachment') })),
      thumbnail: readPart(embed, 'thumbnail', part => ({ url: part.link('url', 'attachment') })),
      fields: embed.objects('fields', 25)?.map(field => {
        for (const name of ['name', 'value']) if (!field.text(name)) field.required(name)
        const name = text(field, 'name', 256)
        return { name, value: text(field, 'value', 1024), inline: field.flag('inline') ?? false }
      }),
    }
    for (const name of embed.unread) ignored([...embed.path, name].join('.'))
    return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
  })
  if (sum > SUM_LIMIT) {
    form.fail('embeds', 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${SUM_LIMIT}`)
  }
  return embeds
}

function readPart(
  embed: FormReader,
  name: string,
  read: (part: FormReader) => Record<string, unknown>,
): Record<string, unknown> | undefined {
  const part = embed.object(name)
  return part && read(part)
}

function readTimestamp(embed: FormReader): string | undefined {
  const value = embed.text('timestamp')
  if (value === undefined) return undefined
  if (/^\d{4}-\d\d-\d\d(T|$)/.test(value) && !Number.isNaN(Date.parse(value))) return value
  embed.fail('timestamp', 'DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`)
  return undefined
}
