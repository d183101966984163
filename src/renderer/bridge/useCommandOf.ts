import { useMutation } from '@tanstack/react-query'
import type { UseMutationResult } from '@tanstack/react-query'
import type { Input, Method, Output } from '#shared/contract/index.ts'
import type { AppError } from '#shared/rpc/errors.ts'
import { useCore } from './CoreProvider.tsx'

/**
 * A command of the core as a mutation: `const save = useCommandOf('posts.update'); save.mutate({ id, fields })`.
 * What became stale is asked again through events. A failure is in `error`; show it with useErrorText or useFailureToast.
 */
export function useCommandOf<M extends Method>(method: M): UseMutationResult<Output<M>, AppError, Input<M>> {
  const core = useCore()
  return useMutation<Output<M>, AppError, Input<M>>({
    mutationKey: [method],
    mutationFn: input => (core.call as (method: M, input: Input<M>) => Promise<Output<M>>)(method, input),
  })
}
