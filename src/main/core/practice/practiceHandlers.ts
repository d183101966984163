import type { HandlersOf } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import type { PracticeNetwork } from './PracticeNetwork.ts'

/** The id of its descriptor: this domain is that network. */
const practiceNetwork = 'practice'

export const practiceHandlers = (
  practice: PracticeNetwork,
  channels: ChannelRepo,
): HandlersOf<'practice'> => ({
  'practice.feed': ({ channelId, withRemoved }) => {
    const channel = channels.get(channelId)
    if (channel.network !== practiceNetwork) {
      throw new AppError('invalid_input', 'This is not a channel of the practice network.')
    }
    return practice.feed(channel.remoteId, withRemoved)
  },
  'practice.misbehave': ({ fault }) => {
    practice.setFault(fault)
  },
  'practice.behaviour': () => ({ fault: practice.fault() }),
})
