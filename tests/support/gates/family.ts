import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import type { FamilyPermission } from '../../../backend/vocabulary/role.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { aFamilyMember, type SignedIn } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import { setsOf } from './boards.ts'
import { insertPayment } from './online.ts'
import { ownPhonesIn, type OwnPhoneWorld } from './own-phone-scenes.ts'

/** Families in every state: on the elder's phone, on the way in, and on a child's. */
export interface FamilyWorld {
  readonly ownPhone: OwnPhoneWorld
  readonly elder: WithCookies
  readonly elderId: number
  readonly alone: WithCookies
  readonly showing: WithCookies
  readonly joined: WithCookies
  readonly memberPath: string
  readonly joinPath: string
  readonly child: WithCookies
  readonly seesOnly: WithCookies
  readonly leftAlone: WithCookies
  readonly several: WithCookies
  readonly longest: WithCookies
  readonly paths: Readonly<
    Record<'person' | 'calendar' | 'dishes' | 'confirm' | 'done' | 'cancelled' | 'topUp', string>
  >
  readonly seesOnlyPaths: Readonly<Record<'person' | 'topUp', string>>
  readonly payments: Readonly<Record<'paid' | 'open' | 'failed', string>>
}

const demoCanteen = 1

type Call = ReturnType<ReturnType<typeof apiOf>>['call']
type Parent = Diner & SignedIn

const everything = ['see', 'book', 'pay', 'health'] as const

const servingIn = (canteen: Canteen, day: string): ReturnType<typeof aServing> =>
  aServing(canteen)
    .onDay(day)
    .with(...setsOf(50))

const alsoFor = async (
  db: Db,
  { accountId }: SignedIn,
  parent: Diner,
  permissions: readonly FamilyPermission[],
): Promise<void> => {
  await sql`insert into role_grants (account_id, role, diner_id, permissions, relation, granted_by)
    values (${accountId}, 'family', ${parent.dinerId}, ${[...permissions]}::text[], '女儿', 'test')`.execute(
    db,
  )
}

/** Books the first dish of the first serving; the link to the same, and the booking. */
async function bookFirst(call: Call, dinerId: number): Promise<{ id: number; query: string }> {
  const params = { dinerId }
  const { when, offerings } = await call('getChoices', { params })
  const [choice] = offerings
  const [way] = choice?.ways ?? []
  if (!choice || !way) throw new Error('nothing to book')
  const { id } = await call('placeBooking', {
    body: {
      dinerId,
      servingId: when.servingId,
      lines: [{ offeringId: choice.plate.offeringId, quantity: 1, variant: choice.variants[0] }],
      way: way.way,
      pay: way.payment.by,
      seenPayFen: way.price.payFen,
    },
  })
  const query = `serving=${when.servingId}&offering=${choice.plate.offeringId}&way=${way.way}&make=regular`
  return { id, query }
}

/** What was booked for tomorrow becomes a breakfast of this morning. */
async function moveToToday(db: Db, { servingId }: Serving, today: string): Promise<void> {
  await sql`update servings set day = ${today}, meal = 'breakfast', state = 'served',
    window_from = '07:00', window_to = '08:30', cutoff_at = app_now() - interval '1 day'
    where id = ${servingId}`.execute(db)
}

interface Days {
  readonly today: string
  readonly tomorrow: string
}

/** Three parents of one daughter: one did not come, one has eaten, one has nothing booked. */
async function parentsIn(db: Db, call: (who: WithCookies) => Call, { today, tomorrow }: Days) {
  const parentIn = async (name: string): Promise<[Parent, Serving, Canteen]> => {
    const canteen = await aCanteen().named('幸福里社区食堂').in(db)
    const serving = await servingIn(canteen, tomorrow).in(db)
    const parent = await aDiner(canteen).named(name).aged(82).withWallet(5_000).signedIn(db)
    return [parent, serving, canteen]
  }
  const [late, lateServing, lateCanteen] = await parentIn('陈桂芳')
  await bookFirst(call(late), late.dinerId)
  await moveToToday(db, lateServing, today)
  await servingIn(lateCanteen, tomorrow).in(db)
  const [ate, ateServing, ateCanteen] = await parentIn('李大明')
  const { id } = await bookFirst(call(ate), ate.dinerId)
  await moveToToday(db, ateServing, today)
  await sql`update bookings set state = 'collected' where id = ${id}`.execute(db)
  await sql`insert into booking_moves (booking_id, seq, state, at, move, actor, actor_name, reason)
    select ${id}, 2, 'collected', (${today}::date + time '07:42') at time zone 'Asia/Shanghai', 'collect', 'test', '窗口', ''`.execute(
    db,
  )
  await servingIn(ateCanteen, tomorrow).in(db)
  const [none] = await parentIn('王秀兰')
  return { late, ate, none }
}

/** Something that repeats, and a week of it paused. */
async function pausedFor(call: Call, dinerId: number, { today, tomorrow }: Days): Promise<void> {
  const params = { dinerId }
  const { meal, usual } = await call('getStandingChoices', { params })
  await call('setStandingOrder', {
    params,
    body: { ...usual, meal, weekdays: [1, 3, 5], wish: null, limitFen: 2_000 },
  })
  await call('addHold', { params, body: { firstDay: today, lastDay: tomorrow } })
}

async function payingIn(
  db: Db,
  canteen: Canteen,
  dinerId: number,
): Promise<FamilyWorld['payments']> {
  const page = async (state: 'paid' | 'open' | 'failed'): Promise<string> => {
    const payment = await inTransaction(db, (tx) =>
      insertPayment(tx, canteen.canteenId, dinerId, {
        daysAgo: 0,
        amountFen: 10_000,
        state,
        method: null,
        refunds: [],
      }),
    )
    return `/family/${dinerId}/top-up?payment=${payment}`
  }
  return { paid: await page('paid'), open: await page('open'), failed: await page('failed') }
}

/** The elder's own pages: nobody yet, some with one just ended, a code on show, and somebody just in. */
async function eldersIn(db: Db, call: (who: WithCookies) => Call, canteen: Canteen) {
  // Of the demonstration's canteen: its desk knows her.
  const elder = await aDiner({ ...canteen, canteenId: demoCanteen })
    .aged(82)
    .signedIn(db)
  const alone = await aDiner(canteen).aged(79).signedIn(db)
  const showing = await aDiner(canteen).aged(80).signedIn(db)
  const joined = await aDiner(canteen).aged(81).signedIn(db)
  const [daughter, ended] = [
    await aFamilyMember(db, elder, ...everything),
    await aFamilyMember(db, elder, 'see'),
  ]
  await sql`update role_grants set relation = '女儿' where diner_id = ${elder.dinerId} and role = 'family'`.execute(
    db,
  )
  const params = { dinerId: elder.dinerId, accountId: ended.accountId }
  await call(elder)('endFamilyMember', { params })
  await sql`update accounts set unproven_phone = '13800004321' where id = ${daughter.accountId}`.execute(
    db,
  )
  const body = { book: 'on', pay: 'on' } as const
  await call(showing)('makeFamilyCode', { params: { dinerId: showing.dinerId }, body })
  const tokenOf = async (who: Parent): Promise<string> => {
    const { code } = await call(who)('getFamilyCircle', { params: { dinerId: who.dinerId } })
    return code?.url.split('/').pop() ?? ''
  }
  await call(joined)('makeFamilyCode', { params: { dinerId: joined.dinerId }, body })
  await call({ cookies: {} })('joinFamily', {
    body: { token: await tokenOf(joined), name: '小红', relation: '女儿' },
  })
  return {
    elder,
    elderId: elder.dinerId,
    alone,
    showing,
    joined,
    memberPath: `/my-family/${daughter.accountId}`,
    joinPath: `/join/${await tokenOf(showing)}`,
  }
}

/** Sixteen characters of dish, and a name that fills a line. */
async function longestIn(db: Db, call: (who: WithCookies) => Call, tomorrow: string) {
  const canteen = await aCanteen().named('名字特别特别长的社区长者食堂').in(db)
  const dish = anOffering()
    .named('黑椒牛柳烩杏鲍菇配时令蔬菜双拼饭', 'Black-pepper beef with king oyster mushrooms')
    .pictured('pepper-pork')
    .priced(12_850)
  for (const meal of ['lunch', 'dinner'] as const)
    await aServing(canteen).onDay(tomorrow).at(meal).with(dish).in(db)
  const parent = await aDiner(canteen)
    .named('阿卜杜热合曼·买买提', 'abudurehemanmaimaiti', 'abdrhmmmt')
    .aged(101)
    .allergicTo('peanut', 'crustacean')
    .needing('minced')
    .withWallet(19_999_00)
    .signedIn(db)
  await bookFirst(call(parent), parent.dinerId)
  return aFamilyMember(db, parent, ...everything)
}

export async function familyIn(db: Db, appUrl: string, days: Days): Promise<FamilyWorld> {
  const call = (who: WithCookies): Call => apiOf(appUrl)(who).call
  const canteen = await aCanteen().named('甘泉社区食堂').in(db)
  await servingIn(canteen, days.tomorrow).in(db)
  const mother = await aDiner(canteen).aged(82).allergicTo('peanut').withWallet(8_650).signedIn(db)
  const child = await aFamilyMember(db, mother, ...everything)
  const seesOnly = await aFamilyMember(db, mother, 'see')
  const leftAlone = await aFamilyMember(db, mother, 'see')
  await sql`update role_grants set ended_at = app_now() where account_id = ${leftAlone.accountId}`.execute(
    db,
  )
  const { id: cancelled, query } = await bookFirst(call(child), mother.dinerId)
  await call(child)('cancelBooking', { params: { bookingId: cancelled }, body: {} })
  const { late, ate, none } = await parentsIn(db, call, days)
  const several = await aFamilyMember(db, late, ...everything)
  await alsoFor(db, several, none, ['see', 'book'])
  await alsoFor(db, several, ate, everything)
  await call(several)('makeCalendarFeed', { params: { dinerId: late.dinerId } })
  await pausedFor(call(several), late.dinerId, days)
  const { id: booked } = await bookFirst(call(several), ate.dinerId)
  const slip = await eldersIn(db, call, canteen)
  const home = `/family/${mother.dinerId}`
  return {
    ...slip,
    ownPhone: await ownPhonesIn(db, appUrl, mother),
    child,
    seesOnly,
    leftAlone,
    several,
    longest: await longestIn(db, call, days.tomorrow),
    paths: {
      person: home,
      calendar: `/family/${late.dinerId}`,
      dishes: `${home}/dishes`,
      confirm: `${home}/confirm?${query}`,
      done: `/family/${ate.dinerId}/done/${booked}`,
      cancelled: `${home}/done/${cancelled}`,
      topUp: `${home}/top-up`,
    },
    seesOnlyPaths: { person: home, topUp: `${home}/top-up` },
    payments: await payingIn(db, canteen, mother.dinerId),
  }
}
