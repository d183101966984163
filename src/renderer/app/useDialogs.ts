import { create } from 'zustand'

/** The dialogs that belong to the whole window; one at a time. */
export type AppDialog = 'palette' | 'shortcuts' | 'newProject' | 'editProject' | 'capture' | 'newCompetitor'

export const useDialogs = create<{ open: AppDialog | null }>(() => ({ open: null }))

export const openDialog = (open: AppDialog): void => useDialogs.setState({ open })
export const closeDialog = (): void => useDialogs.setState({ open: null })
