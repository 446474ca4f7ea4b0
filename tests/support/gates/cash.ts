import type { Page } from 'playwright-core'
import { denominations } from '../../../backend/vocabulary/cash.ts'
import type { CashCounts } from '../../../backend/vocabulary/cash.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { laptop } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { sessionsFor, type SignedIn } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import type { Scene } from './scenes.ts'

/** A canteen whose drawer is open, and one whose drawer was counted two yuan short and waits for a signature. */
export interface CashWorld {
  readonly open: WithCookies
  readonly counted: WithCookies
  readonly colleague: WithCookies
  readonly dinerId: number
}

const counts = (some: Partial<CashCounts>): CashCounts =>
  ({ ...Object.fromEntries(denominations.map(({ key }) => [key, 0])), ...some }) as CashCounts

const worker = async (db: Db, name: string, canteenId: number): Promise<SignedIn> =>
  (await sessionsFor(db, [{ name, role: 'manager', canteenId }]))[0] as SignedIn

export async function cashIn(db: Db, appUrl: string): Promise<CashWorld> {
  const canteen = await aCanteen().named('天天点钱的食堂').in(db)
  const [short, rich] = await aDiner(canteen).named('阿卜杜热合曼·买买提').times(2, db)
  const params = { canteenId: canteen.canteenId }
  const open = await worker(db, '林小梅', canteen.canteenId)
  const api = apiOf(appUrl)(open)
  const topUp = (dinerId = 0, amountFen = 0) =>
    api.call('topUpInCash', { params, body: { dinerId, amountFen } })
  await api.call('openDrawer', { params, body: { floatFen: 20_000 } })
  const { id } = await topUp(short?.dinerId, 5_000)
  await topUp(rich?.dinerId, 20_000)
  const note = '三号楼的好心人，请手头紧的老人家吃一个月的饭'
  await api.call('donateInCash', { params, body: { amountFen: 30_000, note } })
  const body = { direction: 'out' as const, amountFen: 40_000, note: '交保险箱' }
  await api.call('moveCash', { params, body })
  await api.call('reverseCash', {
    params,
    body: { transactionId: id, reason: '充错人了，应该充给隔壁' },
  })

  const other = await aCanteen().named('点完钱的食堂').in(db)
  const there = { canteenId: other.canteenId }
  const counted = await worker(db, '王芳', other.canteenId)
  const closer = apiOf(appUrl)(counted)
  const { shiftId } = await closer.call('openDrawer', { params: there, body: { floatFen: 31_250 } })
  await closer.call('closeDrawer', {
    params: there,
    body: {
      shiftId,
      counts: counts({ note100: 3, note10: 1, jiao5: 1 }),
      explanation: '中午人多，可能给三号找错了两块钱',
    },
  })
  return {
    open,
    counted,
    colleague: await worker(db, '周建国', other.canteenId),
    dinerId: rich?.dinerId ?? 0,
  }
}

type Arrange = (page: Page) => Promise<void>

/** The drawer's own button of that place: putting in, taking out, a donation, then one for each movement. */
const press =
  (nth: number): Arrange =>
  async (page) => {
    await page.locator('section[aria-labelledby=drawer] button').nth(nth).click()
    await page.getByRole('dialog').waitFor()
  }
const type =
  (...texts: readonly string[]): Arrange =>
  async (page) => {
    const fields = page.locator('form input')
    await fields.first().waitFor()
    for (const [nth, text] of texts.entries()) await fields.nth(nth).fill(text)
  }
const then =
  (...steps: readonly Arrange[]): Arrange =>
  async (page) => {
    for (const step of steps) await step(page)
  }

/** The drawer from opening to the signed report, at the window and in the office. */
export function cashScenes(
  { open, counted, colleague, dinerId }: CashWorld,
  never: WithCookies,
): Scene[] {
  const tablet = { width: 1024, height: 768 }
  const at = (name: string, path: string, who: WithCookies, arrange?: Arrange): Scene => ({
    name: `counter: cash ${name}`,
    kind: 'counter',
    path,
    visitor: { ...tablet, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const office = (name: string, path: string, arrange?: Arrange): Scene => ({
    name: `office: ${name}`,
    kind: 'office',
    path,
    visitor: { ...laptop, ...open },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const money = `/office/residents/${dinerId}/money`
  const payOut: Arrange = async (page) => {
    await page.locator('#main section button').nth(1).click()
    await page.getByRole('dialog').waitFor()
  }
  return [
    at('opening', '/counter/cash', never, then(press(0), type('200'))),
    at('open', '/counter/cash', open),
    at('taking out', '/counter/cash', open, then(press(1), type('100'))),
    at('donation', '/counter/cash', open, press(2)),
    at('undoing', '/counter/cash', open, press(3)),
    at('count', '/counter/count', open),
    at('count short', '/counter/count', open, type('2', '1', '1', '1', '1', '2')),
    at('count exact', '/counter/count', open, type('3')),
    at('count wrong', '/counter/count', open, type('3', 'x')),
    at('nothing to count', '/counter/count', counted),
    at('to sign', '/counter/cash', colleague),
    at('own count', '/counter/cash', counted),
    at('report', '/counter/report', counted),
    at('report of an open drawer', '/counter/report', open),
    office('cash', '/office/cash'),
    office('resident money', money),
    office('paying out', money, payOut),
  ]
}
