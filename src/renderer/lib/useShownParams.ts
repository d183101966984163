import { useCallback } from 'react'
import { useNow } from '../bridge/useNow.ts'
import { useFormat } from '../i18n/useFormat.ts'

type Params = Record<string, string | number>

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** What fills a sentence that the core keeps as a key: its instants as times a person reads. */
export function useShownParams(): (params: Params) => Params {
  const format = useFormat()
  const now = useNow()
  return useCallback(
    params =>
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'string' && instant.test(value) ? format.whenInText(value, now) : value,
        ]),
      ),
    [format, now],
  )
}
