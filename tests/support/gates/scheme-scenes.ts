import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { inCheckout } from '../../../scripts/support/checkout.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { laptop } from '../browser/launch.ts'
import { anOfficial } from '../builders/people.ts'
import type { Scene } from './scenes.ts'

export interface SchemeWorld {
  readonly officer: WithCookies
  readonly draftId: number
  readonly inForceId: number
}

const canteenId = 1

type Written = Record<string, unknown> & {
  terms: { rules: { when: { kind: string; to?: number }[] }[] }
}

/** An officer of the district, a draft with a gap between two bands, a version to come, money set aside. */
export async function schemesIn(db: Db, appUrl: string): Promise<SchemeWorld> {
  const { id: placeId } = await db
    .selectFrom('places')
    .select('id')
    .where('path', '=', '上海市/普陀区')
    .executeTakeFirstOrThrow()
  const officer = await anOfficial(db, 'officer', placeId)
  const call = apiOf(appUrl)(officer)
  const file = JSON.parse(
    await readFile(inCheckout('db/schemes/02-shanghai-putuo.json'), 'utf8'),
  ) as { schemes: Written[] }
  const [, , dineIn] = file.schemes
  if (dineIn === undefined) throw new Error('the paper of Putuo')
  const write = (entry: Record<string, unknown>) =>
    call.call('saveSchemeDraft', { params: { canteenId }, body: { schemeVersionId: null, entry } })
  const gap = structuredClone(dineIn)
  for (const condition of gap.terms.rules[1]?.when ?? [])
    if (condition.kind === 'age') condition.to = 74
  const { schemeVersionId: draftId } = await write({ ...gap, firstDay: '2027-01-01' })
  const coming = await write({
    ...dineIn,
    code: 'putuo-breakfast',
    name: { zh: '早饭补贴', en: 'Breakfast subsidy' },
    firstDay: '2026-12-01',
  })
  await call.call('switchOnScheme', {
    params: { canteenId, schemeVersionId: coming.schemeVersionId },
  })
  const { versions } = await call.call('listSchemeVersions', { params: { canteenId } })
  const inForceId = versions.find(
    ({ state, entry }) => state === 'active' && entry['code'] === 'putuo-dine-in',
  )?.schemeVersionId
  const at = { params: { canteenId, schemeVersionId: inForceId ?? 0 } }
  const body = { firstDay: '2026-01-01', lastDay: '2026-12-31', totalFen: 20_000_000 }
  await call.call('setBudget', { ...at, body: body as never })
  return { officer, draftId, inForceId: inForceId ?? 0 }
}

/** The officer's room 「补贴办法」: the list, the form in its states, the trial, the month, the questions. */
export function schemeScenes({ officer, draftId, inForceId }: SchemeWorld): Scene[] {
  type Arrange = (page: Page) => Promise<void>
  const at = (name: string, path: string, then?: Arrange): Scene => ({
    name: `office schemes: ${name}`,
    kind: 'office',
    path: `/office/${path}`,
    visitor: { ...laptop, ...officer },
    ...(then === undefined ? {} : { arrange: then }),
  })
  const dialog =
    (name: RegExp): Arrange =>
    async (page) => {
      await page.getByRole('button', { name }).first().click()
      await page.getByRole('dialog').waitFor()
    }
  return [
    at('list', 'schemes'),
    at('new', 'schemes/new'),
    at('new with faults', 'schemes/new', async (page) => {
      await page.getByRole('button', { name: /^(保存草稿|Save draft)$/ }).click()
      await page.getByRole('alert').waitFor()
    }),
    at('draft with doubts', `schemes/${draftId}`, (page) =>
      page
        .getByText(/75 到 79|from 75 to 79/)
        .first()
        .waitFor(),
    ),
    at('in force, tried', `schemes/${inForceId}`, async (page) => {
      await page.getByRole('button', { name: /^(算一算|Reckon)$/ }).click()
      await page.getByText(/她会听到|She hears/).waitFor()
      await page.locator('select[name=month]').selectOption('2026-11')
      await page.getByRole('button', { name: /^(重新算一遍|Reckon it again)$/ }).click()
      await page.getByText(/月，谁出多少|: who pays how much/).waitFor()
    }),
    at('switch on', 'schemes', dialog(/^(启用|Switch on) /)),
    at('end', 'schemes', dialog(/^(停用|End) /)),
    at('budget', 'schemes', dialog(/^(经费|Budget) /)),
    at('paste', 'schemes/new', dialog(/^(从文件粘贴|Paste from a file)$/)),
  ]
}
