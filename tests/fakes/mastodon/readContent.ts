import { countCharacters } from './countCharacters.ts'
import type { MastodonCall } from './MastodonCall.ts'
import { isTrue } from './MastodonCall.ts'
import { invalid, unprocessable } from './MastodonError.ts'
import type { MastodonAccount, MastodonContent, MastodonPoll } from './MastodonState.ts'

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]+)?$/

/**
 * The content of a new or edited status, checked as the server checks it.
 * @param statusId the status being edited: its own media may be named again
 * @throws MastodonError 422
 */
export function readContent(
  call: MastodonCall,
  account: MastodonAccount,
  statusId: string | null,
  defaultLanguage: string,
): MastodonContent {
  const poll = readPoll(call)
  const mediaIds = readMediaIds(call, account, statusId, poll !== null)
  let text = call.text('status')?.trim() ?? ''
  let spoilerText = call.text('spoiler_text')?.trim() ?? ''
  // A warning in front of nothing becomes the text itself.
  if (text === '' && spoilerText !== '' && mediaIds.length === 0) [text, spoilerText] = [spoilerText, '']
  if (text === '' && mediaIds.length === 0) throw invalid("Text can't be blank")
  const { maxCharacters, charactersReservedPerUrl } = call.settings.limits
  if (countCharacters(spoilerText, text, charactersReservedPerUrl) > maxCharacters) {
    throw invalid(`Text character limit of ${maxCharacters} exceeded`)
  }
  const language = call.text('language') ?? ''
  return {
    text,
    spoilerText,
    sensitive: call.flag('sensitive') || spoilerText !== '',
    // A language that is none is not refused.
    language: LANGUAGE.test(language) ? language : defaultLanguage,
    mediaIds,
    poll,
  }
}

function readMediaIds(
  call: MastodonCall,
  account: MastodonAccount,
  statusId: string | null,
  hasPoll: boolean,
): string[] {
  const ids = (call.list('media_ids') ?? []).map(String).filter(id => id !== '')
  if (ids.length === 0) return []
  const { maxMediaAttachments } = call.settings.limits
  if (ids.length > maxMediaAttachments || hasPoll) {
    throw unprocessable(`Cannot attach more than ${maxMediaAttachments} files`)
  }
  const media = ids.flatMap(id => {
    const found = call.state.media.get(id)
    const isOwn = found?.accountId === account.id
    const isFree = found?.statusId === null || found?.statusId === statusId
    return isOwn && isFree && found.scheduledStatusId === null ? [found] : []
  })
  const missing = ids.filter(id => !media.some(found => found.id === id))
  if (missing.length > 0) {
    throw unprocessable(`Media ${missing.join(', ')} not found or already attached to another post`)
  }
  if (media.length > 1 && media.some(({ type }) => type === 'video' || type === 'audio')) {
    throw unprocessable('Cannot attach a video to a post that already contains images')
  }
  if (media.some(({ state }) => state !== 'ready')) {
    throw unprocessable('Cannot attach files that have not finished processing. Try again in a moment!')
  }
  return ids
}

function readPoll(call: MastodonCall): MastodonPoll | null {
  const poll = call.object('poll')
  if (!poll) return null
  const { limits } = call.settings
  const options = Array.isArray(poll['options']) ? (poll['options'] as unknown[]).map(String) : []
  const expiresIn = Number(poll['expires_in'])
  if (options.length < 2) throw invalid('Poll options must be more than one item')
  if (options.length > limits.pollMaxOptions) {
    throw invalid(`Poll options can't contain more than ${limits.pollMaxOptions} items`)
  }
  if (options.some(option => option.length > limits.pollMaxCharactersPerOption)) {
    throw invalid("Poll options can't be longer than " + String(limits.pollMaxCharactersPerOption))
  }
  if (!(expiresIn >= limits.pollMinExpiration && expiresIn <= limits.pollMaxExpiration)) {
    throw invalid('Poll duration is out of bounds')
  }
  return {
    options,
    expiresAt: call.state.now() + expiresIn * 1000,
    multiple: isTrue(poll['multiple']),
    hideTotals: isTrue(poll['hide_totals']),
  }
}
