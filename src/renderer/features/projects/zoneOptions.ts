import type { ComboboxOption } from '../../ui/Combobox.tsx'
import type { Formats } from '../../i18n/formats.ts'

/** Every zone this computer knows, by name; the offset of now stands beside, and can be searched for too. */
export function zoneOptions(format: Formats, chosen: string): ComboboxOption[] {
  const zones = new Set([chosen, ...Intl.supportedValuesOf('timeZone'), 'UTC'])
  return [...zones]
    .map(zone => ({ value: zone, label: zone.replaceAll('_', ' '), note: format.zoneOffset(zone) }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
