import type { Page } from 'playwright-core'
import type { WithCookies } from '../api.ts'
import { laptop } from '../browser/launch.ts'
import type { Scene } from './scenes.ts'
import type { World } from './world.ts'

type Arrange = (page: Page) => Promise<void>

/** The officer has no canteen of her own: she chooses the one whose claim she looks at. */
const choosing =
  (canteen: string, then?: Arrange): Arrange =>
  async (page) => {
    await page.getByRole('button', { name: /(换一个食堂|Another canteen)$/ }).click()
    await page.getByRole('textbox').fill(canteen)
    await page.locator('#main button').first().click()
    await page.locator('#main table').first().waitFor()
    await then?.(page)
  }

const press =
  (name: RegExp): Arrange =>
  (page) =>
    page.getByRole('button', { name }).first().click()

/** The room 「补贴申领」: the list, and one claim in each of its states. */
export function claimScenes({ claims, demo }: World): Scene[] {
  const at = (name: string, path: string, who: WithCookies, arrange?: Arrange): Scene => ({
    name: `office claims: ${name}`,
    kind: 'office',
    path: `/office/${path}`,
    visitor: { ...laptop, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const { ready, draft, submitted, approved } = claims
  return [
    at('none', 'claims', demo.emptyManager),
    at('a closed month', 'claims', ready.manager),
    at('list', 'claims', draft.manager),
    at('draft', `claims/${draft.claimId}`, draft.manager),
    at('hand in', `claims/${draft.claimId}`, draft.manager, press(/^(提交给街道审核|Hand in)/)),
    at('list of an officer', 'claims', submitted.officer),
    at('to judge', `claims/${submitted.claimId}`, submitted.officer, choosing('真如社区食堂')),
    at(
      'meals behind an alarm',
      `claims/${submitted.claimId}`,
      submitted.officer,
      choosing('真如社区食堂', press(/^(看是哪几份|Which meals)/)),
    ),
    at(
      'answering an alarm',
      `claims/${submitted.claimId}`,
      submitted.officer,
      choosing('真如社区食堂', press(/^(答复|Answer)/)),
    ),
    at('approved', `claims/${approved.claimId}`, approved.officer, choosing('石泉社区食堂')),
    at(
      'taking a row back',
      `claims/${approved.claimId}`,
      approved.officer,
      choosing('石泉社区食堂', press(/^(扣回|Take back)/)),
    ),
  ]
}
