import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { phone } from '../browser/launch.ts'
import type { Diner } from '../builders/diner.ts'
import { aFamilyMember } from '../builders/people.ts'
import type { Scene } from './scenes.ts'

/** Daughters whose number waits, waits for its code, is hers, or is kept by the office. */
export interface OwnPhoneWorld {
  readonly typed: WithCookies
  readonly asked: WithCookies
  readonly proven: WithCookies
  readonly codePath: string
}

export async function ownPhonesIn(db: Db, appUrl: string, parent: Diner): Promise<OwnPhoneWorld> {
  const daughter = (): ReturnType<typeof aFamilyMember> => aFamilyMember(db, parent, 'see')
  const [typed, asked, proven] = [await daughter(), await daughter(), await daughter()]
  await sql`update accounts set unproven_phone = '13800001234' where id = ${typed.accountId}`.execute(
    db,
  )
  await sql`update accounts set phone = '13700001234' where id = ${proven.accountId}`.execute(db)
  const { id } = await apiOf(appUrl)(asked).call('askToProvePhone', {
    body: { phone: '13600001234' },
  })
  return { typed, asked, proven, codePath: `/family/phone?challenge=${id}` }
}

export function ownPhoneScenes({ typed, asked, proven, codePath }: OwnPhoneWorld): Scene[] {
  const at = (name: string, path: string, who: WithCookies): Scene => ({
    name: `我的手机号: ${name}`,
    kind: 'family',
    path,
    visitor: { ...phone, ...who },
    withoutScript: 'the same',
  })
  return [
    at('waits', '/family', typed),
    at('which', '/family/phone', typed),
    at('refused', '/family/phone?refused=phone_in_use', typed),
    at('code', codePath, asked),
    at('wrong code', `${codePath}&refused=wrong_code`, asked),
    at('proven', codePath, proven),
    at('change', '/family/phone', proven),
  ]
}
