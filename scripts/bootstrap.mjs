/**
 * The door every npm script goes through: plain JavaScript that any Node from 18 on can run. It
 * installs what is missing from the lockfile, then runs the script it was given under Node 24.
 *
 *   node scripts/bootstrap.mjs scripts/start.ts [arguments]
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installWhatIsMissing } from './bootstrap/install.mjs'
import { runUnderNode24 } from './bootstrap/run.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const [script, ...args] = process.argv.slice(2)

try {
  if (script === undefined) throw new Error('Name the script to run, for example scripts/start.ts.')
  await installWhatIsMissing(root)
  runUnderNode24(root, resolve(root, script), args)
} catch (error) {
  const sentence = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${process.env.DEBUG && error instanceof Error ? error.stack : sentence}\n`)
  process.exitCode = 1
}
