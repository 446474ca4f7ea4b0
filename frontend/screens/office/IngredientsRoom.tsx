import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ingredientEndpoints } from '../../../backend/contract/ingredients.ts'
import { buyUnitWords } from '../../../backend/vocabulary/buying.ts'
import { paths } from '../../app/paths.ts'
import { ingredientsQuery } from '../../queries/menus.ts'
import type { Ingredient, IngredientList } from '../../queries/menus.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { ClashesToCome } from './ClashesToCome.tsx'
import { IngredientDialog } from './IngredientDialog.tsx'
import { IngredientOverrides } from './IngredientOverrides.tsx'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { OfficeFrame } from './OfficeFrame.tsx'
import { RowAction } from './RowAction.tsx'

/** What is in what is cooked with, what is different for some days, and whom that leaves without a meal that suits. */
export function IngredientsRoom() {
  const canteenId = useCanteen()
  const words = useOfficeWords().ingredients
  const query = useQuery(ingredientsQuery(canteenId))
  return (
    <OfficeFrame
      room="ingredients"
      about={
        <LinkButton href={`${paths.buying()}?canteen=${canteenId}`}>{words.toSheet}</LinkButton>
      }
    >
      <div className={styles.stack}>
        <ClashesToCome />
        <Loaded query={query}>
          {(list) => (
            <>
              <IngredientOverrides list={list} />
              <SmallPortion list={list} />
              <Known list={list} />
            </>
          )}
        </Loaded>
      </div>
    </OfficeFrame>
  )
}

function SmallPortion({ list }: { list: IngredientList }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().ingredients
  return (
    <Card heading={words.small}>
      <OfficeForm
        endpoint={ingredientEndpoints.setSmallPortion}
        params={{ canteenId }}
        read={(fields) => ({ percent: fields.whole('percent', words.smallPercent, 30, 100) })}
        submit={words.keep}
        kind="secondary"
      >
        {(errorOf) => (
          <div className={styles.narrow}>
            <Field
              label={words.smallPercent}
              name="percent"
              hint={words.smallHint}
              inputMode="numeric"
              defaultValue={String(list.smallPortionPercent)}
              error={errorOf('percent')}
            />
          </div>
        )}
      </OfficeForm>
    </Card>
  )
}

function Known({ list: { ingredients } }: { list: IngredientList }) {
  const words = useOfficeWords().ingredients
  const [typed, setTyped] = useState('')
  const [changing, setChanging] = useState<Ingredient | 'new' | null>(null)
  const wanted = typed.trim().toLowerCase()
  const shown = ingredients.filter(
    ({ name }) => name.zh.includes(wanted) || name.en.toLowerCase().includes(wanted),
  )
  return (
    <div>
      <div className={styles.toolbar}>
        <h2 className={styles.heading}>{words.heading}</h2>
        <Button type="button" onClick={() => setChanging('new')}>
          {words.add}
        </Button>
      </div>
      <p className={styles.before}>{words.intro}</p>
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
      {shown.length === 0 ? (
        <EmptyState words={words.none} />
      ) : (
        <KnownTable ingredients={shown} onChange={setChanging} />
      )}
      {changing !== null && (
        <IngredientDialog
          ingredient={changing === 'new' ? null : changing}
          onClose={() => setChanging(null)}
        />
      )}
    </div>
  )
}

interface KnownTableProps {
  ingredients: Ingredient[]
  onChange: (ingredient: Ingredient) => void
}

function KnownTable({ ingredients, onChange }: KnownTableProps) {
  const base = useWords()
  const { ingredients: words } = useOfficeWords()
  const holds = ({ saidBy, allergens, traits }: Ingredient): string =>
    saidBy === 'nobody'
      ? words.unknown
      : base.list([
          ...allergens.map((one) => base.allergen[one]),
          ...traits.map((one) => words.trait[one]),
        ]) || words.nothing
  const bought = ({ unit, unitSize }: Ingredient): string =>
    [base.name(buyUnitWords[unit]), unitSize].filter((part) => part !== '').join(' ')
  return (
    <Table
      caption={words.heading}
      rows={ingredients}
      rowKey={(one) => one.name.zh}
      mark={({ saidBy }) => (saidBy === 'nobody' ? 'look' : undefined)}
      columns={[
        { key: 'name', heading: words.name, cell: (one) => <Keep>{base.name(one.name)}</Keep> },
        { key: 'holds', heading: words.holds, cell: holds },
        { key: 'bought', heading: words.boughtIn, cell: bought },
        { key: 'dishes', heading: words.dishes, kind: 'number', cell: (one) => one.dishes },
        {
          key: 'change',
          heading: <span className="spoken-only">{words.change}</span>,
          cell: (one) => (
            <RowAction
              name={words.changeOf(base.name(one.name))}
              words={words.change}
              onPress={() => onChange(one)}
            />
          ),
        },
      ]}
    />
  )
}
