import { ingredientEndpoints, overrideKinds } from '../../../backend/contract/ingredients.ts'
import { useSend } from '../../queries/sending.ts'
import type { IngredientList } from '../../queries/menus.ts'
import { Card } from '../../ui/Card.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { RowAction } from './RowAction.tsx'
import rows from './Rows.module.css'

type Kind = (typeof overrideKinds)[number]

/** 豆腐里还有虾皮, 11月27日: what is cooked with otherwise than the recipes say. */
export function IngredientOverrides({ list }: { list: IngredientList }) {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords()
  const { ingredients: own } = words
  const end = useSend(ingredientEndpoints.endIngredientOverride)
  const nameOf = (zh: string): string =>
    base.name(list.ingredients.find(({ name }) => name.zh === zh)?.name ?? { zh, en: '' })
  return (
    <Card heading={own.some}>
      {list.overrides.length === 0 && <p className={styles.quiet}>{own.noOverrides}</p>}
      <ul className={styles.before}>
        {list.overrides.map(
          ({ overrideId, ingredient, kind, other, firstDay, lastDay, byName }) => {
            const said = own.overrideSaid[kind](nameOf(ingredient), nameOf(other))
            return (
              <li key={overrideId} className={rows.row}>
                <span className={rows.name}>{said}</span>
                <span>{own.days(base.date(firstDay), base.date(lastDay))}</span>
                <span className={styles.quiet}>{own.by(byName)}</span>
                <RowAction
                  name={own.endOf(said)}
                  words={words.end}
                  onPress={() => end.mutate({ params: { canteenId, overrideId }, body: {} })}
                />
              </li>
            )
          },
        )}
      </ul>
      <NoteOverride key={list.overrides.length} list={list} />
    </Card>
  )
}

function NoteOverride({ list: { ingredients } }: { list: IngredientList }) {
  const canteenId = useCanteen()
  const base = useWords()
  const { ingredients: words } = useOfficeWords()
  const named = ingredients.map(({ name }) => ({ value: name.zh, label: base.name(name) }))
  const known = ingredients
    .filter(({ saidBy }) => saidBy !== 'nobody')
    .map(({ name }) => ({ value: name.zh, label: base.name(name) }))
  return (
    <OfficeForm
      endpoint={ingredientEndpoints.overrideIngredient}
      params={{ canteenId }}
      about={{ date_impossible: 'lastDay' }}
      read={(fields) => ({
        ingredient: fields.text('ingredient', words.of),
        kind: fields.text('kind', words.kind) as Kind,
        other: fields.text('other', words.other),
        firstDay: fields.day('firstDay', words.first),
        lastDay: fields.day('lastDay', words.last),
      })}
      submit={words.override}
      kind="secondary"
    >
      {(errorOf) => (
        <FormGrid>
          <Select label={words.of} name="ingredient" options={named} />
          <Select
            label={words.kind}
            name="kind"
            options={overrideKinds.map((one) => ({ value: one, label: words.kinds[one] }))}
          />
          <Select label={words.other} name="other" options={known} />
          <Field label={words.first} name="firstDay" type="date" error={errorOf('firstDay')} />
          <Field label={words.last} name="lastDay" type="date" error={errorOf('lastDay')} />
        </FormGrid>
      )}
    </OfficeForm>
  )
}
