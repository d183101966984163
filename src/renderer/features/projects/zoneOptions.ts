import type { ComboboxOption } from '../../ui/Combobox.tsx'
import type { Formats } from '../../i18n/formats.ts'

/** Every zone this computer knows, by name; the offset of now stands beside, and can be searched for too. */
export function zoneOptions(format: Formats, chosen: string): ComboboxOption[] {
  const zones = new Set([chosen, ...Intl.supportedValuesOf('timeZone'), 'UTC'])
  return [...zones]
    .map(zone => new ZoneOption(zone, format))
    .sort((a, b) => compareLabels.compare(a.label, b.label))
}

const compareLabels = new Intl.Collator()

/** Asking for the offsets of 400 zones takes a third of a second, so each is asked for when it is first shown or sought. */
class ZoneOption implements ComboboxOption {
  readonly value: string
  readonly label: string
  readonly #format: Formats
  #note: string | null = null

  constructor(zone: string, format: Formats) {
    this.value = zone
    this.label = zone.replaceAll('_', ' ')
    this.#format = format
  }

  get note(): string {
    return (this.#note ??= this.#format.zoneOffset(this.value))
  }
}
