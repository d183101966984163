import type { TFunction } from 'i18next'
import type { DesignFormat } from '#shared/design/designFormat.ts'

/** What a size is called: her own name for it, or what it is. */
export const formatName = (t: TFunction, { kind, name }: Pick<DesignFormat, 'kind' | 'name'>): string =>
  name === '' ? t(`studio.formats.${kind}`) : name
