import { existsSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { runCommand } from './command.ts'
import { PlainFailure } from './plain-failure.ts'
import { isRoot } from './postgres/owner.ts'

/**
 * Before all others: the same engine without the windows. A page of its own profile opens in a third of the
 * time, because no tab strip is drawn around it.
 */
const shell = '/usr/bin/chromium-headless-shell'
const wholeBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium that is on this machine already, or undefined. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new PlainFailure(
      `CHROMIUM_PATH names ${named}, which does not exist: correct or unset it.`,
    )
  }
  const usual = [shell, ...wholeBrowsers, chromium.executablePath()].find((path) =>
    existsSync(path),
  )
  return usual ?? (await anyFromPlaywright())
}

/** One with windows, as people have it: a judge of pages looks at when it paints. Undefined where there is none. */
export const findWholeBrowser = (): string | undefined =>
  process.env.CHROMIUM_PATH ?? wholeBrowsers.find((path) => existsSync(path))

/** Playwright asks for one exact build; any other it once installed does as well. */
async function anyFromPlaywright(): Promise<string | undefined> {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright')
  for await (const path of glob('chromium-*/chrome-linux*/chrome', { cwd: cache })) {
    return join(cache, path)
  }
  return undefined
}

/** A browser with Chinese fonts; as root on Debian installed if missing, else the line to run. */
export async function ensureBrowser(say: (sentence: string) => void): Promise<string> {
  const found = await findBrowser()
  if (found && (await hasChineseFonts())) return found
  const wanted = [...(found ? [] : ['chromium-headless-shell']), 'fonts-noto-cjk']
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${wanted.join(' and ')} (the first time only) …`)
    await installFromDebian(wanted)
    const installed = await findBrowser()
    if (installed) return installed
  }
  if (found) {
    say(
      'This machine has no Chinese font, so the tests see boxes: sudo apt-get install fonts-noto-cjk',
    )
    return found
  }
  throw new PlainFailure(
    `The tests need a browser and found none: run "${lineToRun()}" (or set CHROMIUM_PATH), then this again.`,
  )
}

function lineToRun(): string {
  return existsSync('/usr/bin/apt-get')
    ? 'sudo apt-get install -y chromium-headless-shell fonts-noto-cjk'
    : 'npx playwright-core install chromium'
}

async function hasChineseFonts(): Promise<boolean> {
  const listed = await runCommand('fc-list', [':lang=zh', 'family'])
  // No fc-list means no way to know; macOS and Windows bring their fonts.
  return listed.code !== 0 || listed.stdout.trim() !== ''
}

async function installFromDebian(packages: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runCommand('apt-get', ['update', '-q'], { env })
  const args = ['install', '-y', '-q', '--no-install-recommends', ...packages]
  const { code, stderr } = await runCommand('apt-get', args, { env })
  if (code === 0) return
  throw new PlainFailure(
    `apt-get could not install ${packages.join(' and ')} (${stderr.trim().split('\n').at(-1)}): mend that, or set CHROMIUM_PATH to a browser, then run this again.`,
  )
}
