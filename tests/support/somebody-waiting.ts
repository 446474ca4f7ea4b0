import { sql } from 'kysely'
import type { WithoutCard } from '../../backend/vocabulary/recognition.ts'
import { cityDay, type City } from './city.ts'

export interface Waiting {
  readonly bookingId: number
  readonly dinerId: number
  readonly name: string
}

/** Somebody with a name of her own and a paid lunch to collect: born on 6 May 1944, with a daughter on her record. */
export async function somebodyWaiting({ db, canteenId }: City): Promise<Waiting> {
  const found = await sql<Waiting>`
    select b.id as "bookingId", d.id as "dinerId", d.name
    from bookings b join servings s on s.id = b.serving_id join diners d on d.id = b.diner_id
    where b.state = 'placed' and s.day = ${cityDay} and s.meal = 'lunch' and b.canteen_id = ${canteenId}
      and b.payment = 'wallet' and (select count(*) from diners x where x.name = d.name) = 1
    order by b.id limit 1`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('nobody waits')
  await sql`update diners set birth_date = '1944-05-06', phone = '13900004711' where id = ${row.dinerId}`.execute(
    db,
  )
  await sql`delete from diner_contacts where diner_id = ${row.dinerId}`.execute(db)
  await sql`insert into diner_contacts (diner_id, name, relation, phone) values (${row.dinerId}, '李敏', '女儿', '13800001234')`.execute(
    db,
  )
  return row
}

/** What the city's first canteen wants at its window. */
export const setWindowRules = (
  { db, canteenId }: City,
  withoutCard: WithoutCard,
  others: 'may' | 'may not' = 'may',
) =>
  sql`update canteens set without_card = ${withoutCard}, others_may_collect = ${others === 'may'} where id = ${canteenId}`.execute(
    db,
  )
