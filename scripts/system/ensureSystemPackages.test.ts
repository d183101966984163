import { expect, test } from 'vitest'
import { SystemPackagesError, installableIn } from './ensureSystemPackages.ts'

/** What `apt-cache policy` says on Ubuntu 24.04, where 64-bit time renamed packages. */
const ubuntu = `libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11-1ubuntu0.1
  Version table:
     1.2.11-1ubuntu0.1 500
libnss3:
  Installed: 2:3.98-1
  Candidate: 2:3.98-1
  Version table:
 *** 2:3.98-1 500
`

test('only names with a candidate can be installed', () => {
  expect([...installableIn(ubuntu)]).toEqual(['libasound2t64', 'libnss3'])
  expect([...installableIn('')]).toEqual([])
})

test('the error ends with the one command to run, where there is one', () => {
  expect(new SystemPackagesError('Missing: x', 'apt-get install x').message).toBe(
    'Missing: x. Run: apt-get install x',
  )
  expect(new SystemPackagesError('Missing: x', null).message).toBe('Missing: x')
})
