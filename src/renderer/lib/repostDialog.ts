import { create } from 'zustand'

/** What is out of a post, of which the dialog makes reposts; null while it is closed. */
export const useRepostDialog = create<{ deliveryIds: readonly string[] | null }>(() => ({
  deliveryIds: null,
}))

/** Opens the dialog for what is or was out of one post; it begins with the first. */
export const openRepostDialog = (...deliveryIds: string[]): void => useRepostDialog.setState({ deliveryIds })
export const closeRepostDialog = (): void => useRepostDialog.setState({ deliveryIds: null })
