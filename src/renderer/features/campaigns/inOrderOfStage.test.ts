import { expect, test } from 'vitest'
import { inOrderOfStage } from './inOrderOfStage.ts'

test('what runs comes first, and of what is over the latest', () => {
  const campaign = (startsOn: string | null, endsOn: string | null) => ({ startsOn, endsOn })
  const older = campaign('2026-01-01', '2026-01-31')
  const newer = campaign('2026-10-01', '2026-10-31')
  const running = campaign('2026-11-01', null)
  const ahead = campaign('2026-12-01', '2026-12-24')
  const undated = campaign(null, null)
  const ordered = inOrderOfStage([undated, older, newer, running, ahead], '2026-11-23')
  expect(ordered).toEqual([running, ahead, undated, newer, older])
})
