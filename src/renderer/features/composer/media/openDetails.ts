/** Asks the tile of a picture to open its details. */
export const openDetailsEvent = 'ratiba:open-details'

/** Opens the details of a picture in sight and puts the caret into its description. */
export function openDetails(mediaId: string): void {
  document
    .querySelector(`[data-media="${CSS.escape(mediaId)}"]`)
    ?.dispatchEvent(new CustomEvent(openDetailsEvent))
}
