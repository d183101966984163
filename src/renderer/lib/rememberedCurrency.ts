import { Currency } from '#shared/model/fields.ts'

const currencyKey = (projectId: string) => `ratiba.composer.currency.${projectId}`

/** The next amount in the project is most likely in the same currency. */
export function rememberCurrency(projectId: string, currency: string): void {
  localStorage.setItem(currencyKey(projectId), currency)
}

/** The currency of the last amount in the project, or null. */
export const rememberedCurrency = (projectId: string): string | null => {
  const known = Currency.safeParse(localStorage.getItem(currencyKey(projectId)))
  return known.success ? known.data : null
}
