import { randomInt } from 'node:crypto'
import { hashToken, randomToken } from '../../../backend/kernel/crypto.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import { post } from '../../../backend/payments/ledger.store.ts'
import { toppedUpInCash } from '../../../backend/payments/posting.rules.ts'
import { jobActor } from '../../../backend/vocabulary/actor.ts'
import {
  addDays,
  serviceDay,
  serviceDayAt,
  type ServiceDay,
} from '../../../backend/vocabulary/calendar.ts'
import type { Allergen, NeedKind, Texture } from '../../../backend/vocabulary/diet.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { Canteen } from './place.ts'
import { sessionsFor, type SignedIn } from './people.ts'

export interface Diner {
  readonly dinerId: number
  readonly name: string
  readonly cardDigits: string
  readonly cardToken: string
}

interface Fact {
  readonly kind: string
  readonly grade?: string
  readonly placeId?: number
  readonly placeText?: string
}

export class DinerBuilder {
  readonly #canteen: Canteen
  #name = '陈桂芳'
  #pinyin = 'chen guifang'
  #initials = 'cgf'
  #birth: ServiceDay = serviceDay('1944-05-06')
  #building: number | null
  #door = '3号楼 201'
  #walletFen = 0
  #phone: string | null = null
  #facts: Fact[] = []
  #needs: { kind: NeedKind; value: string }[] = []

  constructor(canteen: Canteen) {
    this.#canteen = canteen
    this.#building = canteen.buildingId
  }

  named(name: string, pinyin = 'chen guifang', initials = 'cgf'): this {
    this.#name = name
    this.#pinyin = pinyin
    this.#initials = initials
    return this
  }

  /** That many whole years old today, and for some months to come. */
  aged(years: number): this {
    const today = serviceDayAt(new Date())
    const birthday = addDays(today, -100)
    this.#birth = serviceDay(
      `${Number(birthday.slice(0, 4)) - years}${birthday.slice(4).replace('-02-29', '-02-28')}`,
    )
    return this
  }

  bornOn(day: string): this {
    this.#birth = serviceDay(day)
    return this
  }

  withoutBuilding(): this {
    this.#building = null
    this.#door = ''
    return this
  }

  at(door: string): this {
    this.#door = door
    return this
  }

  reachedAt(phone: string): this {
    this.#phone = phone
    return this
  }

  withWallet(amountFen: number): this {
    this.#walletFen = amountFen
    return this
  }

  onDibao(): this {
    return this.#with({ kind: 'dibao' })
  }

  livingAlone(): this {
    return this.#with({ kind: 'living_alone' })
  }

  /** Registered (hukou) and living in the canteen's own district. */
  ofShanghai(): this {
    return this.#with({ kind: 'hukou', placeId: this.#canteen.districtId }).#with({
      kind: 'residence',
      placeId: this.#canteen.communityId,
    })
  }

  /** Lives here, registered elsewhere. */
  fromElsewhere(place = '安徽省/阜阳市'): this {
    return this.#with({ kind: 'hukou', placeText: place }).#with({
      kind: 'residence',
      placeId: this.#canteen.communityId,
    })
  }

  allergicTo(...allergens: Allergen[]): this {
    this.#needs.push(...allergens.map((value) => ({ kind: 'allergen' as const, value })))
    return this
  }

  needing(texture: Texture): this {
    this.#needs.push({ kind: 'texture', value: texture })
    return this
  }

  /** Any other need of hers, in her own words where it is `other`. */
  minding(kind: NeedKind, value = ''): this {
    this.#needs.push({ kind, value })
    return this
  }

  #with(fact: Fact): this {
    this.#facts.push(fact)
    return this
  }

  async in(db: Db): Promise<Diner> {
    const [diner] = await this.times(1, db)
    if (!diner) throw new Error('no diner came back')
    return diner
  }

  /** Signed in on her own phone. */
  async signedIn(db: Db): Promise<Diner & SignedIn> {
    const [diner] = await this.signedInTimes(1, db)
    if (!diner) throw new Error('no diner came back')
    return diner
  }

  async signedInTimes(count: number, db: Db): Promise<(Diner & SignedIn)[]> {
    const diners = await this.times(count, db)
    const people = await sessionsFor(
      db,
      diners.map(({ dinerId, name }) => ({ name, role: 'diner', dinerId })),
    )
    return diners.map((diner, index) => ({ ...diner, ...(people[index] as SignedIn) }))
  }

  async times(count: number, db: Db): Promise<Diner[]> {
    const rows = await db
      .insertInto('diners')
      .values(Array.from({ length: count }, () => this.#row()))
      .returning('id')
      .execute()
    const ids = rows.map(({ id }) => id)
    await this.#recordFactsAndNeeds(db, ids)
    const cards = await this.#issueCards(db, ids)
    if (this.#walletFen > 0) await this.#topUp(db, ids)
    return ids.map((dinerId, index) => ({
      dinerId,
      name: this.#name,
      cardDigits: cards[index]?.digits ?? '',
      cardToken: cards[index]?.token ?? '',
    }))
  }

  #row() {
    return {
      name: this.#name,
      name_pinyin: this.#pinyin,
      name_initials: this.#initials,
      gender: 'female' as const,
      birth_date: this.#birth,
      phone: this.#phone ?? `139${String(randomInt(1e8)).padStart(8, '0')}`,
      community_id: this.#canteen.communityId,
      building_id: this.#building,
      door: this.#door,
      home_canteen_id: this.#canteen.canteenId,
    }
  }

  async #recordFactsAndNeeds(db: Db, ids: readonly number[]): Promise<void> {
    const facts = ids.flatMap((id) =>
      this.#facts.map((fact) => ({
        diner_id: id,
        kind: fact.kind,
        grade: fact.grade ?? null,
        place_id: fact.placeId ?? null,
        place_text: fact.placeText ?? null,
        valid_from: serviceDay('2020-01-01'),
        evidence: '户口簿',
        recorded_by: 'test',
      })),
    )
    const needs = ids.flatMap((id) =>
      this.#needs.map((need) => ({
        diner_id: id,
        ...need,
        valid_from: serviceDay('2020-01-01'),
        noted_at: new Date('2020-01-01T09:00:00+08:00'),
      })),
    )
    if (facts.length > 0) await db.insertInto('diner_facts').values(facts).execute()
    if (needs.length > 0) await db.insertInto('diet_needs').values(needs).execute()
  }

  async #issueCards(db: Db, ids: readonly number[]): Promise<{ digits: string; token: string }[]> {
    // Unique per canteen and readable from the id; a test never has a million diners with cards.
    const cards = ids.map((id) => ({
      digits: String(id % 1_000_000).padStart(6, '0'),
      token: randomToken(),
    }))
    await db
      .insertInto('cards')
      .values(
        cards.map(({ digits, token }, index) => ({
          diner_id: ids[index] ?? 0,
          canteen_id: this.#canteen.canteenId,
          token_hash: hashToken(token),
          digits,
        })),
      )
      .execute()
    return cards
  }

  async #topUp(db: Db, ids: readonly number[]): Promise<void> {
    const { canteenId } = this.#canteen
    const context = { canteenId, bookingId: null, actor: jobActor('test') }
    await inTransaction(db, async (tx) => {
      for (const id of ids)
        await post(tx, toppedUpInCash(canteenId, id, fen(this.#walletFen)), context)
    })
  }
}

export const aDiner = (canteen: Canteen): DinerBuilder => new DinerBuilder(canteen)
