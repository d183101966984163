import { expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { exitCodes, explainStartFailure } from './explainStartFailure.ts'
import { nativeLanguage } from './strings.ts'

const { strings } = nativeLanguage('en', 'en-GB')
const explain = (error: unknown) => explainStartFailure(error, strings)

test.each<[unknown, string, number, boolean]>([
  [new AppError('refused', 'x', { reason: 'tooNew' }), strings.tooNew, exitCodes.refused, true],
  [new AppError('refused', 'x', { reason: 'corrupt' }), strings.damaged, exitCodes.refused, true],
  [new AppError('refused', 'x', { reason: 'notWritable' }), strings.notWritable, exitCodes.cannotWrite, true],
  [new AppError('refused', 'Another sentence.'), 'Another sentence.', exitCodes.refused, true],
  [new AppError('disk_full', 'x'), strings.diskFull, exitCodes.cannotWrite, true],
  [new AppError('conflict', 'Somebody has it.'), 'Somebody has it.', exitCodes.inUse, false],
  [Object.assign(new Error('x'), { code: 'ENOSPC' }), strings.diskFull, exitCodes.cannotWrite, true],
  [Object.assign(new Error('x'), { code: 'EACCES' }), strings.notWritable, exitCodes.cannotWrite, true],
  [new TypeError('a bug'), strings.unexpected, exitCodes.unexpected, true],
  [undefined, strings.unexpected, exitCodes.unexpected, true],
])('%s', (error, message, exitCode, offersFolder) => {
  expect(explain(error)).toEqual({ message, exitCode, offersFolder })
})

test('a profile in use says who uses it', () => {
  const error = new AppError('conflict', 'x', {
    reason: 'profileLocked',
    holder: 'Ratiba (headless, process 4711)',
  })
  expect(explain(error).message).toBe(
    'Ratiba (headless, process 4711) already has this profile open. Use that one, or quit it first. Nothing was changed.',
  )
})
