import { useState } from 'react'
import type { BodyIn } from '../../../../backend/contract/endpoint.ts'
import type {
  FoodSafetyDay,
  foodSafetyEndpoints,
} from '../../../../backend/contract/food-safety.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import { goodsPapers, goodsUnits } from '../../../../backend/vocabulary/food-safety.ts'
import type { GoodsPaper, GoodsUnit } from '../../../../backend/vocabulary/food-safety.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { Choices, toggled } from './Choices.tsx'
import styles from './Safety.module.css'

type Received = FoodSafetyDay['goods'][number]
type Goods = Omit<BodyIn<typeof foodSafetyEndpoints.receiveGoods>, 'handId' | 'replacesId'>

interface GoodsFormProps {
  today: ServiceDay
  before: Received | undefined
  suppliers: FoodSafetyDay['suppliers']
  waits: boolean
  onSave: (goods: Goods) => void
  onCancel: () => void
}

interface Typed {
  supplier: string
  supplierContact: string
  item: string
  quantity: string
  unit: GoodsUnit
  batch: string
  producedOn: string
  expiresOn: string
  papers: GoodsPaper[]
}

const typedOf = (before: Received | undefined, today: ServiceDay): Typed => ({
  supplier: before?.supplier ?? '',
  supplierContact: before?.supplierContact ?? '',
  item: before?.item ?? '',
  quantity: before === undefined ? '' : String(before.quantity),
  unit: before?.unit ?? 'kg',
  batch: before?.batch ?? '',
  producedOn: before === undefined ? today : (before.producedOn ?? ''),
  expiresOn: before?.expiresOn ?? '',
  papers: before?.papers ?? [],
})

/** Who brought it, what, how much, until when it is good; suppliers of before with one press. */
export function GoodsForm({ today, before, suppliers, waits, onSave, onCancel }: GoodsFormProps) {
  const words = useSafetyWords().goods
  const [typed, setTyped] = useState(() => typedOf(before, today))
  const [missing, setMissing] = useState<string>()
  const set = (some: Partial<Typed>) => setTyped({ ...typed, ...some })
  const save = () => {
    const quantity = Number(typed.quantity.replace(/[，,]/, '.'))
    const lacking = [
      [words.supplier, typed.supplier.trim() !== ''],
      [words.item, typed.item.trim() !== ''],
      [words.quantity, quantity > 0],
    ].find(([, there]) => there === false)?.[0]
    setMissing(typeof lacking === 'string' ? words.missing(lacking) : undefined)
    if (lacking !== undefined) return
    onSave({
      ...typed,
      quantity: Math.round(quantity * 100) / 100,
      producedOn: typed.producedOn === '' ? null : typed.producedOn,
      expiresOn: typed.expiresOn === '' ? null : typed.expiresOn,
    })
  }
  return (
    <section className={styles.panel}>
      {missing !== undefined && <Notice tone="refused" heading={missing} />}
      {suppliers.length > 0 && before === undefined && (
        <Choices
          legend={words.supplier}
          options={suppliers.map(({ supplier }) => supplier)}
          labelOf={(supplier) => supplier}
          isChosen={(supplier) => typed.supplier === supplier}
          onPress={(supplier) => set(suppliers.find((one) => one.supplier === supplier) ?? {})}
        />
      )}
      <GoodsFields typed={typed} set={set} />
      <div className={styles.keys}>
        {before !== undefined && (
          <Button type="button" kind="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
        <Button type="button" kind="primary" disabled={waits} onClick={save}>
          {before === undefined ? words.save : words.saveChange}
        </Button>
      </div>
    </section>
  )
}

function GoodsFields({ typed, set }: { typed: Typed; set: (some: Partial<Typed>) => void }) {
  const words = useSafetyWords().goods
  const text = (
    name: 'supplier' | 'supplierContact' | 'item' | 'batch',
    label: string,
    maxLength: number,
  ) => (
    <Field
      label={label}
      name={name}
      value={typed[name]}
      maxLength={maxLength}
      onChange={(value) => set({ [name]: value })}
    />
  )
  const date = (name: 'producedOn' | 'expiresOn', label: string) => (
    <Field
      type="date"
      label={label}
      name={name}
      value={typed[name]}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <div className={styles.form}>
      {text('supplier', words.supplier, 60)}
      {text('supplierContact', words.contact, 120)}
      {text('item', words.item, 40)}
      <Field
        label={words.quantity}
        name="quantity"
        inputMode="decimal"
        value={typed.quantity}
        onChange={(quantity) => set({ quantity })}
      />
      <Choices
        legend={words.unit}
        options={goodsUnits}
        labelOf={(unit) => words.units[unit]}
        isChosen={(unit) => typed.unit === unit}
        onPress={(unit) => set({ unit })}
      />
      {date('producedOn', words.producedOn)}
      {date('expiresOn', words.expiresOn)}
      {text('batch', words.batch, 40)}
      <Choices
        legend={words.papers}
        options={goodsPapers}
        labelOf={(paper) => words.paper[paper]}
        isChosen={(paper) => typed.papers.includes(paper)}
        onPress={(paper) => set({ papers: toggled(typed.papers, paper) })}
      />
    </div>
  )
}
