/** What stands where a secret stood. */
const mask = '•••'

/** Below this a value would be found by chance in ordinary words. */
const shortest = 4

/**
 * Secrets that come or go under these names are taken out also when they are not known yet (OAuth tokens, the sessions of
 * a login), and so is the e-mail address of whoever logs in.
 */
const namedInJson =
  /("(?:access_token|refresh_token|accessJwt|refreshJwt|id_token|token|client_secret|password|email|code|code_verifier)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi
const namedInQuery =
  /([?&](?:access_token|refresh_token|id_token|token|client_secret|password|code|code_verifier)=)[^&#\s"]*/gi
/** Addresses that are a login by themselves, in whatever form they were pasted. */
const webhook = /(\/webhooks\/\d+\/)[\w-]+/g

/** Makes a function that takes the given secrets out of a text, also in their URL-encoded and JSON-escaped forms. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter(secret => secret.length >= shortest)
    .flatMap(secret => [
      secret,
      encodeURIComponent(secret),
      encodeURI(secret),
      JSON.stringify(secret).slice(1, -1),
    ])
  // The longest first: a secret may be a part of another one.
  const wanted = [...new Set(forms)].sort((a, b) => b.length - a.length)
  return text => {
    let clean = text
    for (const form of wanted) clean = clean.replaceAll(form, mask)
    return clean
      .replace(namedInJson, `$1"${mask}"`)
      .replace(namedInQuery, `$1${mask}`)
      .replace(webhook, `$1${mask}`)
  }
}
