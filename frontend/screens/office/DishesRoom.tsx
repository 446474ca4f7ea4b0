import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { dishesQuery, setsQuery } from '../../queries/menus.ts'
import type { Dish, SetMeal } from '../../queries/menus.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { AddDish, AddSet } from './DishDialogs.tsx'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'

type Adding = 'dish' | 'set' | null

/** What this canteen can cook, and how it is put together. */
export function DishesRoom() {
  const canteenId = useCanteen()
  const words = useOfficeWords().menu.dishes
  const dishes = useQuery(dishesQuery(canteenId))
  const sets = useQuery(setsQuery(canteenId))
  const [adding, setAdding] = useState<Adding>(null)
  const close = () => setAdding(null)
  return (
    <OfficeFrame room="dishes">
      <div className={styles.stack}>
        <Part heading={words.setsHeading} add={words.addSet} onAdd={() => setAdding('set')}>
          <Loaded query={sets}>{(list) => <SetTable sets={list.sets} />}</Loaded>
        </Part>
        <Part heading={words.heading} add={words.addDish} onAdd={() => setAdding('dish')}>
          <Loaded query={dishes}>{(list) => <DishList dishes={list.dishes} />}</Loaded>
        </Part>
      </div>
      {adding === 'dish' && <AddDish onClose={close} />}
      {adding === 'set' && <AddSet dishes={dishes.data?.dishes ?? []} onClose={close} />}
    </OfficeFrame>
  )
}

interface PartProps {
  heading: string
  add: string
  onAdd: () => void
  children: ReactNode
}

function Part({ heading, add, onAdd, children }: PartProps) {
  return (
    <div>
      <div className={styles.toolbar}>
        <h2 className={styles.heading}>{heading}</h2>
        <Button type="button" onClick={onAdd}>
          {add}
        </Button>
      </div>
      {children}
    </div>
  )
}

function SetTable({ sets }: { sets: SetMeal[] }) {
  const base = useWords()
  const words = useOfficeWords().menu
  if (sets.length === 0) return <EmptyState words={words.dishes.noSets} />
  return (
    <Table
      caption={words.dishes.setsHeading}
      rows={sets}
      rowKey={(set) => set.setId}
      columns={[
        {
          key: 'name',
          heading: words.dishes.name,
          cell: (set) => <Keep>{base.name(set.name)}</Keep>,
        },
        { key: 'sides', heading: words.dishes.sides, cell: (set) => base.name(set.sides) },
        {
          key: 'price',
          heading: words.price,
          kind: 'number',
          cell: (set) => base.money(set.priceFen),
        },
      ]}
    />
  )
}

function DishList({ dishes }: { dishes: Dish[] }) {
  const words = useOfficeWords().menu.dishes
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const shown = dishes.filter(
    ({ name, category }) =>
      name.zh.includes(wanted) ||
      name.en.toLowerCase().includes(wanted) ||
      category.includes(wanted),
  )
  if (dishes.length === 0) return <EmptyState words={words.noDishes} />
  return (
    <>
      <div className={styles.narrow}>
        <Field
          label={words.find}
          name="find"
          type="search"
          hint={words.count(shown.length)}
          value={typed}
          onChange={setTyped}
        />
      </div>
      {shown.length === 0 ? <EmptyState words={words.none} /> : <DishTable dishes={shown} />}
    </>
  )
}

function DishTable({ dishes }: { dishes: Dish[] }) {
  const base = useWords()
  const words = useOfficeWords().menu
  const made = ({ textures, tweaks }: Dish): string =>
    base.list([
      ...Object.entries(base.texture).flatMap(([one, name]) =>
        textures.includes(one) ? [name] : [],
      ),
      ...Object.entries(base.tweak).flatMap(([one, name]) => (tweaks.includes(one) ? [name] : [])),
    ])
  return (
    <Table
      caption={words.dishes.heading}
      rows={dishes}
      rowKey={(dish) => dish.dishId}
      columns={[
        {
          key: 'name',
          heading: words.dishes.name,
          cell: (dish) => <Keep>{base.name(dish.name)}</Keep>,
        },
        { key: 'category', heading: words.dishes.category, cell: (dish) => dish.category },
        {
          key: 'allergens',
          heading: words.dishes.allergens,
          cell: (dish) => base.list(dish.allergens.map((one) => base.allergen[one])),
        },
        { key: 'made', heading: words.dishes.textures, cell: made },
        {
          key: 'kcal',
          heading: words.dishes.kcal,
          kind: 'number',
          cell: (dish) => dish.kcal ?? '',
        },
        {
          key: 'price',
          heading: words.price,
          kind: 'number',
          cell: (dish) => base.money(dish.priceFen),
        },
      ]}
    />
  )
}
