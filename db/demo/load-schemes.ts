import { sql } from 'kysely'
import type { Reader } from '../../backend/kernel/database.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { demoFunders } from './schemes.ts'
import type { DemoScheme } from './schemes.ts'

/** Enters funders and switches schemes on. Their places must exist. */
export const loadSchemes = async (db: Reader, schemes: readonly DemoScheme[]): Promise<void> => {
  await db
    .insertInto('funders')
    .values(
      demoFunders.map(({ name, nameEn, isCanteen }) => ({
        name,
        name_en: nameEn,
        is_canteen: isCanteen,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const scheme of schemes) {
    const { id } = await db
      .insertInto('schemes')
      .values({ code: scheme.code, name: scheme.name, name_en: scheme.nameEn })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('scheme_versions')
      .values({
        scheme_id: id,
        version: 1,
        state: 'active',
        place_id: sql<number>`(select p.id from places p where p.path = ${scheme.place})`,
        valid_from: scheme.validFrom,
        source_title: scheme.sourceTitle,
        source_url: scheme.sourceUrl,
        terms: JSON.stringify(schemeTerms.parse(scheme.terms)),
      })
      .execute()
  }
}
