import type { FakeAnswer } from '../FakeAnswer.ts'
import { htmlAnswer } from '../htmlAnswer.ts'
import { findFile } from './mediaRoutes.ts'
import { linkOf, renderContent } from './present.ts'
import { restUrl } from './WordpressRoute.ts'
import type { WordpressCall } from './WordpressRoute.ts'

/** What readers see: the home page, which tells where the API is, posts that are out, and files. */
export function showPage(call: WordpressCall): FakeAnswer {
  const { request, settings, siteUrl, state } = call
  const home = new URL(`${siteUrl}/`).pathname
  const isWordpress = settings.kind === 'wordpress'
  const link = { link: `<${restUrl(call, '/')}>; rel="https://api.w.org/"` }
  const file = isWordpress ? findFile(call, request.path) : undefined
  if (file) return { status: 200, headers: { 'content-type': file.mime }, body: file.bytes }
  const id = request.query.get('p')
  const post = state
    .livePosts()
    .filter(({ status }) => status === 'publish')
    .find(candidate => {
      if (id !== null) return candidate.id === Number(id)
      return request.path !== home && new URL(linkOf(call, candidate)).pathname === request.path
    })
  // Addresses that are right in their own way lead on to the one true one.
  const isElsewhere = id !== null && settings.permalinks === 'pretty'
  if (isWordpress && post && isElsewhere) return redirect(linkOf(call, post))
  if (`${request.path}/` === home) return redirect(`${siteUrl}/`)
  if (isWordpress && post) {
    return htmlAnswer(200, post.title, `<h1>${post.title}</h1>${renderContent(post.content)}`, link)
  }
  if (request.path === home && id === null) {
    return htmlAnswer(200, settings.title, `<h1>${settings.title}</h1>`, isWordpress ? link : {})
  }
  return htmlAnswer(404, 'Page not found', '<h1>404</h1>', isWordpress ? link : {})
}

function redirect(location: string): FakeAnswer {
  return { status: 301, headers: { location }, body: '' }
}
