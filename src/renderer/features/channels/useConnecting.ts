import { useEffect, useRef, useState } from 'react'
import type { ProbeResult } from '#shared/contract/channels.ts'
import type { ConnectWay, Descriptor } from '#shared/network/descriptor.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'

/** Where the wizard stands. What she typed is kept in every step. */
export type ConnectingState =
  | { step: 'fill' }
  | { step: 'checking' }
  /** The browser shows the server's page; `authorizeUrl` opens it again. */
  | { step: 'browser'; attemptId: string; authorizeUrl: string }
  | { step: 'checked'; result: ProbeResult }

export interface Connecting {
  state: ConnectingState
  error: unknown
  /** Tries the login, or opens the browser for it. */
  check(): Promise<void>
  /** The code that the server showed, where the browser could not come back. */
  pasteCode(code: string): Promise<void>
  cancel(): void
  back(): void
}

interface ConnectingOptions {
  network: Descriptor
  way: ConnectWay
  fields: Record<string, string>
  openLink(url: string): void
}

/** One login being tried. Leaving calls it off. */
export function useConnecting({ network, way, fields, openLink }: ConnectingOptions): Connecting {
  const core = useCore()
  const [state, setState] = useState<ConnectingState>({ step: 'fill' })
  const [error, setError] = useState<unknown>(null)
  const running = useRef<AbortController | null>(null)
  const attempt = useRef<string | null>(null)

  const forget = () => {
    running.current?.abort()
    running.current = null
    if (attempt.current === null) return
    // The person does not wait for it, and there is nothing she could do if it failed.
    core.call('channels.cancelOAuth', { attemptId: attempt.current }).catch(() => undefined)
    attempt.current = null
  }
  const forgetOnLeaving = useRef(forget)
  useEffect(() => {
    forgetOnLeaving.current = forget
  })
  useEffect(() => () => forgetOnLeaving.current(), [])

  const attempting = async (work: (signal: AbortSignal) => Promise<ProbeResult>) => {
    const controller = new AbortController()
    running.current = controller
    setError(null)
    try {
      const result = await work(controller.signal)
      if (running.current === controller) setState({ step: 'checked', result })
    } catch (failure) {
      if (running.current !== controller) return
      setState({ step: 'fill' })
      if (!(failure instanceof AppError && failure.code === 'cancelled')) setError(failure)
    }
  }

  const throughBrowser = async (signal: AbortSignal): Promise<ProbeResult> => {
    const begun = await core.call(
      'channels.beginOAuth',
      { network: network.id, way: way.id, fields },
      { signal },
    )
    attempt.current = begun.attemptId
    setState({ step: 'browser', ...begun })
    openLink(begun.authorizeUrl)
    const result = await core.call(
      'channels.finishOAuth',
      { attemptId: begun.attemptId, code: null },
      { signal },
    )
    attempt.current = null
    return result
  }

  return {
    state,
    error,
    check: async () => {
      setState({ step: 'checking' })
      await attempting(signal =>
        way.kind === 'oauth'
          ? throughBrowser(signal)
          : core.call('channels.probe', { network: network.id, way: way.id, fields }, { signal }),
      )
    },
    pasteCode: async code => {
      const attemptId = attempt.current
      if (attemptId === null) return
      await attempting(signal => core.call('channels.finishOAuth', { attemptId, code }, { signal }))
    },
    cancel: () => {
      forget()
      setState({ step: 'fill' })
    },
    back: () => {
      setState({ step: 'fill' })
    },
  }
}
