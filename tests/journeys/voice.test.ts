import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { elderZh } from '../../frontend/ui/words/elder.zh.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { aBrowser } from '../support/browser.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { takenOver } from '../support/taken-over.ts'
import { aScratchFolder } from '../support/scratch-folder.ts'
import { spawnApp } from '../support/server.ts'

/** A tone: 8,000 samples a second, sixteen bits each. */
function aTone(pitch: number, seconds = 1): Buffer {
  const samples = Math.round(8_000 * seconds)
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples * 2, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(8_000, 24)
  wav.writeUInt32LE(16_000, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * 2, 40)
  for (let at = 0; at < samples; at += 1) {
    wav.writeInt16LE(Math.round(9_000 * Math.sin((2 * Math.PI * pitch * at) / 8_000)), 44 + at * 2)
  }
  return wav
}

const folder = await aScratchFolder()
const chinese = join(folder, 'zh-CN')
await mkdir(chinese)
const { notFound, toToday } = elderZh
/** All that the page says which is not there; one sentence in two pieces, as it may be recorded. */
const pieces = [notFound.heading, '可能是链接旧了', '回到今天就好', toToday]
for (const [place, words] of pieces.entries()) {
  // The first is long: a finger may come late, and still somebody is reading.
  await writeFile(join(chinese, `${words}.wav`), aTone(400 + 100 * place, place === 0 ? 10 : 1))
}
await writeFile(join(folder, 'secret.mp3'), 'nobody hears this')
await writeFile(join(chinese, 'notes.txt'), 'nor reads this')
await writeFile(join(chinese, '.hidden.wav'), aTone(300))

const database = await aDatabase()
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built', voiceFolder: folder })
const browser = await aBrowser(app.url)
const canteen = await aCanteen().in(database.db)
await aServing(canteen).with(anOffering()).in(database.db)

const reads = (page: Page) => page.getByRole('button', { name: '朗读' })

/** Every recording that is heard to its end, as the page's own player says it. */
const listening = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = []
    document.addEventListener(
      'ended',
      ({ target }) => heard.push((target as HTMLAudioElement).currentSrc),
      true,
    )
    Object.assign(window, { heard })
  })
const heardOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard)

test('where all of a page was recorded, a person reads it, piece by piece, on a phone without a voice', async () => {
  const page = await browser.open('/no-such-page')
  expect(await page.evaluate(() => speechSynthesis.getVoices().length)).toBe(0)
  await listening(page)
  await reads(page).click()
  await page.getByRole('button', { name: '停一停', pressed: true }).waitFor()
  await expect.poll(() => heardOn(page)).toHaveLength(pieces.length)
  const names = (await heardOn(page)).map((src) => decodeURIComponent(new URL(src).pathname))
  expect(names).toEqual(pieces.map((words) => `/voice/zh-CN/${words}.wav`))
  await reads(page).waitFor()
  expect(await page.locator('audio').count()).toBe(0)
})

test('pressed once more it is silent', async () => {
  const page = await browser.open('/no-such-page')
  await listening(page)
  await reads(page).click()
  await page.getByRole('button', { name: '停一停' }).click()
  await reads(page).waitFor()
  await page.waitForTimeout(500)
  expect((await heardOn(page)).length).toBeLessThan(pieces.length)
})

test('with neither there is no button: a piece was never recorded, or nothing in this language', async () => {
  const page = await browser.open('/no-such-page')
  await reads(page).waitFor()
  await page.getByRole('link', { name: toToday }).click()
  await page.waitForURL(({ pathname }) => pathname === '/')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => reads(page).count()).toBe(0)
  const english = await browser.open('/no-such-page', { language: 'en' })
  await english.waitForLoadState('networkidle')
  expect(await english.getByRole('button', { name: 'Read aloud' }).count()).toBe(0)
})

test('nothing but recordings is given out, and those may be kept for a day', async () => {
  const ask = (path: string) => fetch(`${app.url}${path}`)
  const found = await ask(`/voice/zh-CN/${encodeURIComponent(toToday)}.wav`)
  expect([found.status, found.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  expect(found.headers.get('cache-control')).toBe('public, max-age=86400')
  const refused = [
    '/voice/secret.mp3',
    '/voice/zh-CN/..%2Fsecret.mp3',
    '/voice/zh-CN/%2e%2e/secret.mp3',
    '/voice/zh-CN/..%5Csecret.mp3',
    '/voice/..%2Fzh-CN/x.mp3',
    '/voice/zh-CN/notes.txt',
    '/voice/zh-CN/.hidden.wav',
    '/voice/zh-CN/%00.mp3',
    '/voice/zh-CN/%E0%A4%A.mp3',
    '/voice/zh-CN',
    '/voice/',
  ]
  for (const path of refused) expect([path, (await ask(path)).status]).toEqual([path, 404])
  const { clips } = (await (await ask('/api/voice?language=zh-CN')).json()) as {
    clips: { key: string }[]
  }
  expect(clips.map(({ key }) => key).toSorted()).toEqual([...pieces].toSorted())
})

/** What the browser's own sound machine was given to play. */
async function notesOn(page: Page): Promise<() => number> {
  const phone = await page.context().newCDPSession(page)
  let notes = 0
  phone.on('WebAudio.audioNodeCreated', ({ node }) => {
    if (node.nodeType === 'Oscillator') notes += 1
  })
  await phone.send('WebAudio.enable')
  return () => notes
}

test('two notes say 订好了 on a phone without a voice, unless she wants none', async () => {
  const book = async (elder: Awaited<ReturnType<typeof anElder>>, quiet: 'loud' | 'quiet') => {
    const page = await browser.open('/text-size', elder)
    if (quiet === 'quiet') {
      await page.getByRole('button', { name: '不要响' }).click()
      await page.getByRole('button', { name: '不要响', pressed: true }).waitFor()
    }
    await page.goto('/')
    const notes = await notesOn(page)
    // Before its script has taken over, a tap opens a new page, which says nothing.
    await takenOver(page)
    await page.getByRole('link', { name: /就吃这个/ }).click()
    await page.getByRole('button', { name: /对，订下/ }).click()
    await page.getByRole('heading', { level: 1, name: '订好了' }).waitFor()
    await page.waitForTimeout(300)
    return notes()
  }
  const anElder = () => aDiner(canteen).withWallet(5_000).signedIn(database.db)
  expect(await book(await anElder(), 'loud')).toBe(2)
  expect(await book(await anElder(), 'quiet')).toBe(0)
})
