import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { healthCodes } from '../../../../backend/vocabulary/food-safety.ts'
import { classes } from '../../../ui/classes.ts'
import sheet from '../../../ui/staff/Paper.module.css'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import styles from './DaySheet.module.css'
import { useMoment } from './use-moment.ts'

/** The morning check in codes; what they mean stands below, the same for everybody. */
export function MorningRows({ data }: { data: FoodSafetyDay }) {
  const { paper, morning, at } = useSafetyWords()
  const moment = useMoment()
  return (
    <table className={classes(sheet.table, sheet.stacked, styles.table)}>
      <caption>{paper.morning}</caption>
      <thead>
        <tr>
          <th scope="col">{paper.name}</th>
          <th scope="col">{paper.outcome}</th>
          <th scope="col">{paper.code}</th>
          <th scope="col">{paper.tidy}</th>
          <th scope="col">{paper.by}</th>
        </tr>
      </thead>
      <tbody>
        {data.hands.map(({ accountId, name, check }) => (
          <tr key={accountId}>
            <th scope="row">{name}</th>
            {check === null ? (
              <td colSpan={4} className={styles.gap}>
                {paper.missing}
              </td>
            ) : (
              <>
                <td data-label={paper.outcome}>{morning.outcome[check.outcome]}</td>
                <td data-label={paper.code}>
                  {check.codes === null ? paper.hidden : check.codes.join('、')}
                </td>
                <td data-label={check.putRight?.length === 0 ? undefined : paper.tidy}>
                  {check.putRight === null
                    ? paper.hidden
                    : check.putRight.map((thing) => morning.thing[thing]).join('、')}
                </td>
                <td data-label={paper.by}>{at(moment.clock(check.at), check.byName)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={5} className={classes(sheet.quiet, styles.legend)}>
            {paper.legend(healthCodes)}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

export function GoodsRows({ data }: { data: FoodSafetyDay }) {
  const { paper, goods: words, at } = useSafetyWords()
  const moment = useMoment()
  return (
    <table className={classes(sheet.table, sheet.stacked, styles.table)}>
      <caption>{paper.goods}</caption>
      <thead>
        <tr>
          <th scope="col">{paper.item}</th>
          <th scope="col">{paper.amount}</th>
          <th scope="col">{paper.supplier}</th>
          <th scope="col">{paper.dates}</th>
          <th scope="col">{paper.papers}</th>
          <th scope="col">{paper.by}</th>
        </tr>
      </thead>
      <tbody>
        {data.goods.length === 0 && (
          <tr>
            <td colSpan={6}>{paper.none}</td>
          </tr>
        )}
        {data.goods.map((goods) => (
          <tr key={goods.goodsId}>
            <th scope="row">
              {goods.item}
              {goods.batch !== '' && ` ${paper.batch} ${goods.batch}`}
            </th>
            <td data-label={paper.amount}>{words.amount(goods.quantity, goods.unit)}</td>
            <td data-label={paper.supplier}>
              {goods.supplier} {goods.supplierContact}
            </td>
            <td data-label={paper.dates}>
              {goods.producedOn ?? '—'} / {goods.expiresOn ?? '—'}
            </td>
            <td
              className={goods.papers.length === 0 ? styles.gap : undefined}
              data-label={paper.papers}
            >
              {goods.papers.length === 0
                ? words.noPapers
                : goods.papers.map((one) => words.paper[one]).join('、')}
            </td>
            <td data-label={paper.by}>{at(moment.clock(goods.at), goods.byName)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
