import type { Db } from '../../../backend/kernel/database.ts'
import { serviceDay } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import { schemeTerms } from '../../../backend/subsidies/terms.rules.ts'

type Period = 'day' | 'week' | 'month'

let made = 0

interface MadeScheme {
  readonly schemeVersionId: number
  readonly schemeId: number
  /** 0 where none was set aside. */
  readonly budgetId: number
}

const setAside = async (db: Db, schemeId: number, totalFen: number): Promise<number> => {
  const budget = await db
    .insertInto('budgets')
    .values({
      scheme_id: schemeId,
      valid_from: serviceDay('2020-01-01'),
      valid_to: serviceDay('2100-01-01'),
      total_fen: fen(totalFen),
      reserve_fen: fen(totalFen),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return budget.id
}

/** A fixed sum off each meal for everybody, so many times a period. Cities have finer ones; races need only this. */
export class SchemeBuilder {
  #fen = 200
  #limits: {
    per: Period
    times?: number
    days?: number
    carriedUntil?: 'year'
    carriedFrom?: string
  }[] = []
  #requires: object[] = []
  #budget: { totalFen: number; whenBudgetDry: 'stop' | 'canteen_pays' } | null = null

  worth(amountFen: number): this {
    this.#fen = amountFen
    return this
  }

  atMost(times: number, per: Period): this {
    this.#limits.push({ per, times })
    return this
  }

  /** On so many days of the period, however often on each. */
  onDaysAtMost(days: number, per: Period): this {
    this.#limits.push({ per, days })
    return this
  }

  /** So often a month, and what is left goes on to the end of the year. */
  atMostCarried(times: number, carriedFrom: ServiceDay): this {
    this.#limits.push({ per: 'month', times, carriedUntil: 'year', carriedFrom })
    return this
  }

  /** No order is taken that was not made so many days ahead. */
  bookedAhead(days: number): this {
    this.#requires.push({
      when: { kind: 'booked_ahead', days },
      otherwise: { zh: '请提前一天预订', en: 'please book a day ahead' },
    })
    return this
  }

  /** Money set aside for all days; what happens when it is spent. */
  withBudget(totalFen: number, whenBudgetDry: 'stop' | 'canteen_pays' = 'stop'): this {
    this.#budget = { totalFen, whenBudgetDry }
    return this
  }

  async in(db: Db, placeId: number): Promise<MadeScheme> {
    made += 1
    const funder = `测试民政局 ${made}`
    await db.insertInto('funders').values({ name: funder, name_en: 'Test bureau' }).execute()
    const scheme = await db
      .insertInto('schemes')
      .values({ code: `T-${made}`, name: '测试补贴', name_en: 'Test subsidy' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const terms = schemeTerms.parse({
      order: 10,
      choose: 'best',
      rules: [
        {
          label: { zh: '每餐补贴', en: 'Per meal' },
          when: [],
          benefit: { kind: 'fixed_per_meal', fen: this.#fen },
        },
      ],
      limits: this.#limits,
      whenBudgetDry: this.#budget?.whenBudgetDry,
      requires: this.#requires,
      funder,
    })
    const version = await db
      .insertInto('scheme_versions')
      .values({
        scheme_id: scheme.id,
        version: 1,
        state: 'active',
        place_id: placeId,
        valid_from: serviceDay('2020-01-01'),
        source_title: '测试文件',
        terms: JSON.stringify(terms),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const budgetId =
      this.#budget === null ? 0 : await setAside(db, scheme.id, this.#budget.totalFen)
    return { schemeVersionId: version.id, schemeId: scheme.id, budgetId }
  }
}

export const aScheme = (): SchemeBuilder => new SchemeBuilder()
