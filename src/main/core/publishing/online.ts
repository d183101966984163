import type { Exchange } from '../connectors/http.ts'

/** Whether the network was last seen or last missed. No request is made to find out. */
export interface Online {
  isOffline(): boolean
  saw(exchange: Exchange): void
}

export function createOnline(onChange: () => void): Online {
  let offline = false
  return {
    isOffline: () => offline,
    saw: ({ status, stage }) => {
      // Only a request that could not even be sent says that there is no network.
      const now = status === null ? stage === 'notSent' || offline : false
      if (now === offline) return
      offline = now
      onChange()
    },
  }
}
