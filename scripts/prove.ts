import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { buildScreens } from './build-screens.ts'
import { ensureBrowser } from './support/browser.ts'
import { inCheckout } from './support/checkout.ts'
import { PlainFailure, runScript } from './support/plain-failure.ts'
import { runSteps, vitest } from './support/steps.ts'

/**
 * The long, bounded, seeded versions of the fault, race and model tests, one property at a time.
 *
 *   npm run prove            all that have not passed yet on this state of the sources
 *   npm run prove crash      that one, again if need be (SEED, ROUNDS and the like are its own)
 *   npm run prove -- --list  what there is, and what has passed
 */
const passedFile = inCheckout('.cache', 'proved.json')

await runScript(async () => {
  const [asked] = process.argv.slice(2)
  const properties = await listProperties()
  const state = await hashOfSources()
  if (asked === '--list') return list(properties, state)
  const chosen = asked ? [find(properties, asked)] : await notYetPassed(properties, state)
  if (chosen.length === 0) return console.log('Every property has passed on these sources.')
  process.env.PROVE = '1'
  process.env.CHROMIUM_PATH = await ensureBrowser(console.log)
  await buildScreens(console.log)
  for (const { name, file } of chosen) {
    await runSteps([vitest(`prove ${name}`, ['prove'], [file, '--reporter=verbose'])])
    await recordPass(name, state)
  }
})

interface Property {
  name: string
  file: string
}

async function listProperties(): Promise<Property[]> {
  const properties: Property[] = []
  for await (const file of glob('tests/prove/**/*.test.ts', { cwd: inCheckout() })) {
    properties.push({ name: basename(file, '.test.ts'), file })
  }
  return properties.sort((a, b) => a.name.localeCompare(b.name))
}

function find(properties: Property[], asked: string): Property {
  const found = properties.find(({ name }) => name === asked)
  if (found) return found
  const names = properties.map(({ name }) => name).join(', ')
  throw new PlainFailure(`There is no property "${asked}": name one of ${names}.`)
}

async function list(properties: Property[], state: string): Promise<void> {
  const open = new Set(await notYetPassed(properties, state))
  for (const property of properties) {
    console.log(`${open.has(property) ? 'open  ' : 'passed'}  ${property.name}`)
  }
}

async function notYetPassed(properties: Property[], state: string): Promise<Property[]> {
  const passed = await readPassed()
  return properties.filter(({ name }) => passed[name] !== state)
}

async function readPassed(): Promise<Record<string, string>> {
  const text = await readFile(passedFile, 'utf8').catch(() => '{}')
  return JSON.parse(text) as Record<string, string>
}

async function recordPass(name: string, state: string): Promise<void> {
  await mkdir(inCheckout('.cache'), { recursive: true })
  await writeFile(passedFile, JSON.stringify({ ...(await readPassed()), [name]: state }, null, 2))
}

/** What was proved was proved for these files; after a change there it is open again. */
async function hashOfSources(): Promise<string> {
  const folders = ['backend', 'frontend', 'db', 'scripts', 'tests']
  const sources = [
    ...folders.map((folder) => `${folder}/**/*.{ts,tsx,sql,mjs,css}`),
    'package-lock.json',
  ]
  const hash = createHash('sha256')
  const paths: string[] = []
  for await (const path of glob(sources, { cwd: inCheckout() })) paths.push(path)
  for (const path of paths.sort())
    hash.update(path).update(await readFile(join(inCheckout(), path)))
  return hash.digest('hex').slice(0, 16)
}
