/** Where the practice network answers: a name that no real server can have (RFC 2606). */
export const practiceOrigin = 'https://practice.invalid'
