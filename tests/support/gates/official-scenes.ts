import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import type { WithCookies } from '../api.ts'
import { laptop } from '../browser/launch.ts'
import { anOfficial } from '../builders/people.ts'
import type { Scene } from './scenes.ts'

/** An administrator of the city, who can also be found by her user name. */
export async function administratorIn(db: Db): Promise<WithCookies> {
  const { id } = await db
    .selectFrom('places')
    .select('id')
    .where('path', '=', '上海市')
    .executeTakeFirstOrThrow()
  const administrator = await anOfficial(db, 'admin', id)
  await sql`update accounts set display_name = '沈慧', user_name = 'shenhui', password_hash = '-'
    where id = ${administrator.accountId}`.execute(db)
  return administrator
}

/** The room 「员工」 as an administrator sees it: also the people of the street and the city. */
export function officialScenes(administrator: WithCookies): Scene[] {
  const at = (name: string, arrange?: (page: Page) => Promise<void>): Scene => ({
    name: `office officials: ${name}`,
    kind: 'office',
    path: '/office/staff',
    visitor: { ...laptop, ...administrator },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const dialog = (name: RegExp) => async (page: Page) => {
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor()
  }
  return [
    at('list'),
    at('appoint', dialog(/^(加一位街道或市里的人|Appoint somebody)$/)),
    at('appoint with faults', async (page) => {
      await dialog(/^(加一位街道或市里的人|Appoint somebody)$/)(page)
      await page.getByRole('button', { name: /^(加上|Appoint)$/ }).click()
      await page.getByRole('alert').waitFor()
    }),
    at('end', dialog(/^(结束 何敏|End 何敏)/)),
  ]
}
