import { randomInt } from 'node:crypto'
import type { Page } from 'playwright-core'
import { anIdNumber, csvOf, type TableRow } from '../table.ts'
import type { Scene } from './scenes.ts'

type Arrange = (page: Page) => Promise<void>

const file = (rows: readonly TableRow[]) => ({
  name: '幸福里社区老人名单.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(csvOf(rows)),
})

const woman = (姓名: string, born: string, order: number, more: TableRow = {}): TableRow => ({
  姓名,
  性别: '女',
  出生日期: born,
  身份证号: anIdNumber(born, order),
  门牌: String(order),
  ...more,
})

/** Of everything something: new, faulty, and what nobody reads. */
const rows: TableRow[] = [
  woman('欧阳司徒秀兰', '1941-03-08', 302, {
    身份: '失能',
    等级: '重度',
    从哪天起: '2026-01-01',
    到哪天为止: '2026-12-31',
    依据: '沪残评 2026-0318，张站长看的',
    备注: '耳背',
  }),
  woman('周桂芬', '1938-11-20', 304, {
    身份: '户籍',
    地方: '江苏省南京市建邺区',
    从哪天起: '2000-01-01',
  }),
  woman('许阿毛', '1950-02-03', 306, { 身份证号: '110105194912310021', 电话: '12345' }),
  woman('姚梅英', '1947-07-07', 308, { 楼栋: '99栋' }),
]

/** Somebody on the record, told with too little to be sure of it. */
const known: TableRow[] = [
  {
    姓名: '陈桂英',
    电话: '13900000999',
    楼栋: '6栋',
    小区: '幸福里',
    门牌: '1802',
    身份: '低保',
    从哪天起: '2026-12-01',
    依据: '低保证 沪民 0318',
  },
]

/** Each look takes somebody over, and nobody twice. */
const somebodyNew = (): TableRow =>
  woman(
    '新来的阿婆',
    `19${randomInt(30, 60)}-0${randomInt(1, 10)}-${randomInt(10, 29)}`,
    randomInt(500) * 2,
  )

/** Two desks wrote down one person; once is enough for every look. */
const registeredTwice: Arrange = async (page) => {
  const heading = page.getByRole('heading', { level: 2, name: /同一个人|same person/ })
  await page.getByRole('combobox').waitFor()
  if ((await heading.count()) === 0) {
    await page.evaluate(async () => {
      const { canteens } = (await (await fetch('/api/canteens')).json()) as Listed
      const at = `/api/canteens/${canteens[0]?.canteenId}`
      const { communities } = (await (await fetch(`${at}/buildings`)).json()) as Listed
      const body = JSON.stringify({
        name: '司空双喜',
        gender: 'female',
        birthDate: '1944-01-02',
        communityId: communities[0]?.placeId,
        door: '302',
      })
      for (const _ of [1, 2]) {
        const headers = {
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
        }
        await fetch(`${at}/diners`, { method: 'POST', headers, body })
      }
    })
    await page.reload()
  }
  await heading.waitFor()
}

interface Listed {
  readonly canteens: { canteenId: number }[]
  readonly communities: { placeId: number }[]
}

/** A table from the street: chosen, looked at, refused, taken over. */
export function importScenes(office: Pick<Scene, 'kind' | 'visitor'>): Scene[] {
  const at = (name: string, arrange?: Arrange): Scene => ({
    name: `office import: ${name}`,
    path: '/office/residents/import',
    ...office,
    ...(arrange === undefined ? {} : { arrange }),
  })
  const choose =
    (chosen: readonly TableRow[]): Arrange =>
    async (page) => {
      await page.locator('input[type=file]').setInputFiles(file(chosen))
      await page.locator('#main fieldset').first().waitFor()
    }
  return [
    { ...at('registered twice', registeredTwice), path: '/office/residents' },
    at('choose'),
    at('looked at', choose(rows)),
    at('to decide', choose(known)),
    at('decided', async (page) => {
      await choose(known)(page)
      await page.getByRole('combobox').selectOption({ index: 1 })
      await page.locator('#main li del, #main li [aria-hidden]').first().waitFor()
    }),
    at('taken over', async (page) => {
      await choose([somebodyNew()])(page)
      await page.getByRole('button', { name: /^导入|^Import/ }).click()
      await page.getByRole('link', { name: /回到名单|Back to the list/ }).waitFor()
    }),
    at('unreadable', async (page) => {
      await page.locator('input[type=file]').setInputFiles(file([{ 甲: '乙', 丙: '丁' }]))
      await page.getByRole('alert').waitFor()
    }),
    at('offline', async (page) => {
      await choose(rows.slice(0, 1))(page)
      await page.context().setOffline(true)
      await page.getByRole('button', { name: /^导入|^Import/ }).click()
      await page.getByRole('alert').waitFor()
    }),
  ]
}
