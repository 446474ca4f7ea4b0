import { useState } from 'react'
import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { foodSafetyEndpoints } from '../../../../backend/contract/food-safety.ts'
import { useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { GoodsForm } from './GoodsForm.tsx'
import { useHand } from './hand.ts'
import styles from './Safety.module.css'
import { TaskPage } from './TaskPage.tsx'
import { useMoment } from './use-moment.ts'

type Received = FoodSafetyDay['goods'][number]

/** What came in by the back door today. */
export function Goods({ data }: { data: FoodSafetyDay }) {
  const words = useSafetyWords()
  const [changing, setChanging] = useState<Received>()
  const [turn, setTurn] = useState(0)
  const { known, hand } = useHand(data)
  const send = useSend(foodSafetyEndpoints.receiveGoods, () => {
    setChanging(undefined)
    setTurn((before) => before + 1)
  })
  return (
    <TaskPage
      data={data}
      title={words.tasks.goods}
      about={words.about.goods}
      error={send.error}
      asks="who"
    >
      <GoodsForm
        key={`${turn} ${changing?.goodsId ?? 'new'}`}
        today={data.today}
        before={changing}
        suppliers={data.suppliers}
        waits={!known || send.isPending}
        onSave={(goods) =>
          send.mutate({
            params: { canteenId: data.canteen.canteenId },
            body: { ...goods, ...hand, replacesId: changing?.goodsId },
          })
        }
        onCancel={() => setChanging(undefined)}
      />
      <h2 className={styles.heading}>{words.goods.list}</h2>
      {data.goods.length === 0 && <p className={styles.about}>{words.goods.none}</p>}
      <ul className={styles.rows}>
        {data.goods.map((goods) => (
          <GoodsRow key={goods.goodsId} goods={goods} onChange={() => setChanging(goods)} />
        ))}
      </ul>
    </TaskPage>
  )
}

function GoodsRow({ goods, onChange }: { goods: Received; onChange: () => void }) {
  const base = useWords()
  const words = useSafetyWords()
  const moment = useMoment()
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong>
          {goods.item} {words.goods.amount(goods.quantity, goods.unit)}
        </strong>
        <span className={styles.noted}>
          {goods.supplier}
          {goods.expiresOn !== null && ` · ${words.goods.until(base.date(goods.expiresOn))}`}
        </span>
        <span className={goods.papers.length === 0 ? styles.alarm : styles.noted}>
          {goods.papers.length === 0
            ? words.goods.noPapers
            : goods.papers.map((paper) => words.goods.paper[paper]).join('、')}
        </span>
        <span className={styles.noted}>
          {words.at(moment.clock(goods.at), goods.byName)}
          {goods.corrected && ` ${words.corrected}`}
        </span>
      </div>
      <div className={styles.deeds}>
        <Button
          type="button"
          kind="quiet"
          label={words.goods.changeOf(goods.item)}
          onClick={onChange}
        >
          {words.goods.change}
        </Button>
      </div>
    </li>
  )
}
