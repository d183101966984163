/** Serves a PDS that was installed in the folder named on the command line, until it is ended. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

interface TestNetwork {
  pds: { url: string }
}
interface DevEnv {
  TestNetworkNoAppView: { create(options: object): Promise<TestNetwork> }
}

const [dir = ''] = process.argv.slice(2)
const entry = createRequire(join(dir, 'package.json')).resolve('@atproto/dev-env')
const { TestNetworkNoAppView } = (await import(pathToFileURL(entry).href)) as DevEnv
const { pds } = await TestNetworkNoAppView.create({})
console.log(`listening ${pds.url}`)
process.once('SIGTERM', () => process.exit(0))
