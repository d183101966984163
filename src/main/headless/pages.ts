import { createHash } from 'node:crypto'

/** The few pages that are shown before someone is let in: plain HTML without a script. */

const languages = ['en', 'sw'] as const
type Language = (typeof languages)[number]

const texts = {
  en: {
    usedTitle: 'This link was used already',
    used: 'Every link works once. For a new one, press Enter in the terminal where Ratiba runs, or start Ratiba again.',
    closedTitle: 'Open Ratiba with its link',
    closed:
      'Ratiba is running, but this browser was not let in yet. Open the link that stands in the terminal; press Enter there for a new one.',
    signIn: 'Sign in to Ratiba',
    password: 'Password',
    enter: 'Sign in',
    wrong: 'This is not the password.',
    wait: (seconds: number) => `Too many wrong passwords. Try again in ${seconds} s.`,
    plain: 'This connection is not encrypted: use it in a network that you trust.',
    moment: 'One moment …',
  },
  sw: {
    usedTitle: 'Kiungo hiki kimeshatumika',
    used: 'Kila kiungo hufanya kazi mara moja tu. Ili kupata kipya, bonyeza Enter kwenye dirisha la amri ambamo Ratiba inaendeshwa, au anzisha Ratiba upya.',
    closedTitle: 'Fungua Ratiba kwa kiungo chake',
    closed:
      'Ratiba inaendeshwa, lakini kivinjari hiki bado hakijaruhusiwa. Fungua kiungo kilichoandikwa kwenye dirisha la amri; bonyeza Enter huko ili kupata kipya.',
    signIn: 'Ingia kwenye Ratiba',
    password: 'Nenosiri',
    enter: 'Ingia',
    wrong: 'Nenosiri hili si sahihi.',
    wait: (seconds: number) => `Umekosea mara nyingi mno. Jaribu tena baada ya sekunde ${seconds}.`,
    plain: 'Muunganisho huu haujasimbwa: utumie kwenye mtandao unaouamini tu.',
    moment: 'Subiri kidogo …',
  },
} as const satisfies Record<Language, unknown>

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; min-height: 100vh; display: grid; place-items: center }
main { max-width: 26rem; padding: 2rem }
h1 { font-size: 1.35rem; margin: 0 0 .75rem }
form { display: grid; gap: .75rem; margin: 0 0 1rem }
label { display: grid; gap: .25rem }
input, button { font: inherit; padding: .5rem .75rem; border-radius: .5rem; border: 1px solid GrayText }
[role=alert] { font-weight: 600 }
`
const styleHash = createHash('sha256').update(style).digest('base64')

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const linkUsedPage = (acceptLanguage: string | null) => {
  const t = textsFor(acceptLanguage)
  return page(acceptLanguage, 410, t.usedTitle, `<p>${t.used}</p>`)
}

export const closedPage = (acceptLanguage: string | null) => {
  const t = textsFor(acceptLanguage)
  return page(acceptLanguage, 401, t.closedTitle, `<p>${t.closed}</p>`)
}

/**
 * Loads the start page anew from here. A link that was clicked on another site's page brings no cookie along
 * (SameSite=Strict); a page of our own does.
 */
export const momentPage = (acceptLanguage: string | null) =>
  page(
    acceptLanguage,
    200,
    textsFor(acceptLanguage).moment,
    '',
    '<meta http-equiv="refresh" content="0;url=/">',
  )

export type SignInTrouble = 'none' | 'wrong' | { waitMs: number }

export function signInPage(acceptLanguage: string | null, trouble: SignInTrouble): Response {
  const t = textsFor(acceptLanguage)
  const seconds = typeof trouble === 'object' ? Math.ceil(trouble.waitMs / 1000) : 0
  const said = trouble === 'none' ? null : trouble === 'wrong' ? t.wrong : t.wait(seconds)
  const response = page(
    acceptLanguage,
    typeof trouble === 'object' ? 429 : trouble === 'wrong' ? 403 : 200,
    t.signIn,
    `<form method="post" action="/login">
${said === null ? '' : `<div role="alert">${said}</div>`}
<label>${t.password}<input type="password" name="password" autocomplete="current-password" required autofocus></label>
<button>${t.enter}</button></form><p><small>${t.plain}</small></p>`,
  )
  if (seconds > 0) response.headers.set('retry-after', String(seconds))
  return response
}

function page(
  acceptLanguage: string | null,
  status: number,
  title: string,
  body: string,
  head = '',
): Response {
  const html = `<!doctype html>
<html lang="${languageFor(acceptLanguage)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>${head}<style>${style}</style><main><h1>${title}</h1>${body}</main></html>`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      // With no-referrer a form would send "Origin: null", and then it could not be told from a foreign one.
      'referrer-policy': 'same-origin',
      vary: 'accept-language',
    },
  })
}

const textsFor = (acceptLanguage: string | null) => texts[languageFor(acceptLanguage)]

/** The first language of the browser's list that there is. */
function languageFor(acceptLanguage: string | null): Language {
  const wanted = (acceptLanguage ?? '').split(',').map(entry => entry.trim().slice(0, 2).toLowerCase())
  return languages.find(language => language === wanted.find(w => w === 'en' || w === 'sw')) ?? 'en'
}
