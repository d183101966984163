import { needsOriginal } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { DeliveryRow } from './deliveryRepo.ts'

/**
 * Refuses (`conflict`) to repeat a quote or a native repost: later ones are made from what the post says, and would go out without
 * what this one shows.
 */
export function checkRepeatable(deliveriesOfPost: readonly DeliveryRow[]): void {
  if (deliveriesOfPost.some(({ repostHow }) => needsOriginal(repostHow))) {
    throw new AppError('conflict', 'What shows another post does not repeat. Make it a copy first.')
  }
}
