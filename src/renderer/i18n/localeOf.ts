/** Her language with her computer's region, so that an English interface in Nairobi writes 22/11 and not 11/22. */
export function localeOf(language: string, computerLocale: string): string {
  try {
    const computer = new Intl.Locale(computerLocale)
    if (computer.language === language) return computerLocale
    return computer.region === undefined ? language : `${language}-${computer.region}`
  } catch {
    // The computer's locale is no BCP 47 tag (C, POSIX): the language alone will do.
    return language
  }
}
