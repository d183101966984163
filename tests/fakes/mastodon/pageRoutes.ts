import type { FakeAnswer } from '../FakeAnswer.ts'
import type { MastodonCall } from './MastodonCall.ts'
import { escapeHtml, html, redirect } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'
import type { MastodonAccount, MastodonStatus } from './MastodonState.ts'
import { renderContent } from './renderContent.ts'

function gone(): FakeAnswer {
  return html(404, 'Not found', "<h1>The page you are looking for isn't here.</h1>")
}

function findAccount(call: MastodonCall): MastodonAccount | undefined {
  const username = call.pathPart('username')
  return [...call.state.accounts.values()].find(account => account.username === username)
}

function isPublic(status: MastodonStatus): boolean {
  return status.deletedAt === null && (status.visibility === 'public' || status.visibility === 'unlisted')
}

function renderStatus(call: MastodonCall, status: MastodonStatus): string {
  const media = status.mediaIds.flatMap(id => call.state.media.get(id) ?? [])
  const images = media.map(
    ({ id, description }) =>
      `<img src="/media_attachments/${id}/original" alt="${escapeHtml(description ?? '')}" style="max-width:100%">`,
  )
  const warning = status.spoilerText === '' ? '' : `<p><strong>${escapeHtml(status.spoilerText)}</strong></p>`
  return `<article data-id="${status.id}">${warning}${renderContent(status.text, call.baseUrl)}${images.join('')}</article>`
}

const showStatus: MastodonRoute['handle'] = call => {
  const account = findAccount(call)
  const status = call.state.statuses.get(call.pathPart('id'))
  if (!account || status?.accountId !== account.id || !isPublic(status)) return gone()
  return html(200, `${account.displayName}: "${status.text.slice(0, 60)}"`, renderStatus(call, status))
}

const showAccount: MastodonRoute['handle'] = call => {
  const account = findAccount(call)
  if (!account) return gone()
  const statuses = [...call.state.statuses.values()].filter(
    status => status.accountId === account.id && status.reblogOfId === null && isPublic(status),
  )
  const list = statuses.reverse().map(status => renderStatus(call, status))
  return html(200, account.displayName, `<h1>${escapeHtml(account.displayName)}</h1>${list.join('')}`)
}

const followUri: MastodonRoute['handle'] = call =>
  redirect(`/@${call.pathPart('username')}/${call.pathPart('id')}`)

const showHome: MastodonRoute['handle'] = call =>
  html(200, call.settings.title, `<h1>${escapeHtml(call.settings.title)}</h1>`)

export const pageRoutes: MastodonRoute[] = [
  { name: 'page.home', method: 'GET', path: '/', handle: showHome },
  { name: 'page.account', method: 'GET', path: '/@:username', handle: showAccount },
  { name: 'page.status', method: 'GET', path: '/@:username/:id', handle: showStatus },
  { name: 'page.uri', method: 'GET', path: '/users/:username/statuses/:id', handle: followUri },
]
