import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseAst } from 'vite'
import { afterAll, describe, expect, test } from 'vitest'
import { inCheckout } from '../../scripts/support/checkout.ts'
import { launchBrowser } from '../support/browser/launch.ts'
import { newSyntaxIn } from '../support/gates/old-browsers.ts'
import { aStage } from '../support/gates/stage.ts'
import { ceilings, judgeWeight, weigh } from '../support/gates/weight.ts'

const stage = await aStage()
const browser = await launchBrowser()
afterAll(() => browser.close())

const built = inCheckout('dist', 'client')
const filesIn = async (folder: string, ending: string): Promise<string[]> =>
  (await readdir(join(built, folder), { recursive: true }))
    .filter((name) => name.endsWith(ending))
    .map((name) => join(built, folder, name))

describe('what a first visit fetches', () => {
  const { demo, boards, elders, family, kiosks } = stage.world
  const pages = [
    ['今天', '/', elders.open, ceilings.elder],
    ['选菜', '/dishes', demo.elder, ceilings.elder],
    ['登录', '/sign-in', {}, ceilings.elder],
    ['爸妈今天', '/family', family.several, ceilings.family],
    ['代订', family.paths.confirm, family.child, ceilings.family],
    ['照看', family.paths.calendar, family.several, ceilings.family],
    ['desk', '/desk', demo.staff.volunteer, ceilings.staff],
    ['counter', '/counter', demo.staff.counter, ceilings.staff],
    ['office', '/office/menu', demo.staff.manager, ceilings.staff],
    ['board', '/board', boards.full, ceilings.board],
    ['kiosk', '/kiosk', kiosks.at.open.machines[0] ?? {}, ceilings.kiosk],
  ] as const

  test.each(pages)('%s is light', async (_, path, who, ceiling) => {
    const weight = await weigh(browser, stage.url, path, who)
    expect(weight.script).toBeGreaterThan(10_000)
    expect(judgeWeight(weight, ceiling)).toEqual([])
  })
})

test('no picture weighs more than 25 kB', async () => {
  const pictures = await filesIn('dishes', '.svg')
  expect(pictures.length).toBeGreaterThan(40)
  for (const picture of pictures) {
    expect(gzipSync(await readFile(picture)).length, picture).toBeLessThanOrEqual(25_000)
  }
})

test('browsers of 2019 can read every script', async () => {
  const scripts = await filesIn('assets', '.js')
  expect(scripts.length).toBeGreaterThan(3)
  for (const script of scripts) {
    expect(newSyntaxIn(parseAst(await readFile(script, 'utf8'))), script).toEqual([])
  }
})

test('the reader of syntax sees what is too new', () => {
  const seen = newSyntaxIn(parseAst('a?.b ?? c; d ||= 1; class E { #f = 1n; static {} }'))
  expect(seen.toSorted()).toEqual(
    ['??', '?.', 'big integer', 'class field', 'static block', '||='].toSorted(),
  )
})
