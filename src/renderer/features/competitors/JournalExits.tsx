import { memo } from 'react'
import { journalCsvAddress } from '#shared/contract/observations.ts'
import { PageExits } from '../../lib/PageExits.tsx'
import { isSameAnswer } from './isSameAnswer.ts'
import { useLater } from './useLater.ts'
import type { ObservationWish } from './useObservationWindows.ts'

interface JournalExitsProps {
  wish: ObservationWish
  /** What is shown answers an earlier wish. */
  isOld: boolean
  isEmpty: boolean
  onPrint: () => void
}

/** How the journal leaves the app, as it is shown: after that is painted, because no letter is to wait for an address. */
export const JournalExits = memo(function JournalExits({ wish, isEmpty, onPrint }: JournalExitsProps) {
  return <PageExits csv={journalCsvAddress(useLater(wish, wish))} {...{ isEmpty, onPrint }} />
}, isSameAnswer)
