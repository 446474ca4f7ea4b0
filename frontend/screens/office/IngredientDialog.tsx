import { ingredientEndpoints } from '../../../backend/contract/ingredients.ts'
import { buyUnits, buyUnitWords } from '../../../backend/vocabulary/buying.ts'
import type { BuyUnit } from '../../../backend/vocabulary/buying.ts'
import { allergens, ingredientTraits } from '../../../backend/vocabulary/diet.ts'
import type { Allergen, IngredientTrait } from '../../../backend/vocabulary/diet.ts'
import type { Ingredient } from '../../queries/menus.ts'
import { Field, Select } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { Checks, FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { OfficeForm } from './OfficeForm.tsx'
import type { ErrorOf } from './OfficeForm.tsx'

interface IngredientDialogProps {
  /** Null for one that nobody named yet. */
  ingredient: Ingredient | null
  onClose: () => void
}

/** What is in an ingredient, and how it is bought. */
export function IngredientDialog({ ingredient, onClose }: IngredientDialogProps) {
  const canteenId = useCanteen()
  const base = useWords()
  const { ingredients: words } = useOfficeWords()
  const name = ingredient?.name.zh
  return (
    <Dialog
      title={ingredient === null ? words.add : words.changeOf(base.name(ingredient.name))}
      onClose={onClose}
    >
      <OfficeForm
        endpoint={ingredientEndpoints.noteIngredient}
        params={{ canteenId }}
        read={(fields) => ({
          name: name ?? fields.text('name', words.name),
          nameEn: fields.optional('nameEn'),
          allergens: fields.chosen('allergens') as Allergen[],
          traits: fields.chosen('traits') as IngredientTrait[],
          unit: fields.text('unit', words.unit) as BuyUnit,
          unitGrams: fields.whole('unitGrams', words.unitGrams, 1, 200_000),
          unitSize: fields.optional('unitSize'),
        })}
        submit={words.keep}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <>
            <FormGrid>
              {name === undefined && (
                <Field label={words.name} name="name" maxLength={20} error={errorOf('name')} />
              )}
              <Field
                label={words.nameEn}
                name="nameEn"
                maxLength={40}
                defaultValue={ingredient?.name.en ?? ''}
              />
            </FormGrid>
            <Checks
              legend={words.holds}
              name="allergens"
              options={allergens.map((one) => ({ value: one, label: base.allergen[one] }))}
              chosen={ingredient?.allergens ?? []}
            />
            <Checks
              legend={words.traits}
              name="traits"
              options={ingredientTraits.map((one) => ({ value: one, label: words.trait[one] }))}
              chosen={ingredient?.traits ?? []}
            />
            <HowBought ingredient={ingredient} errorOf={errorOf} />
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}

/** In what the shop sells it, and what one of those weighs. */
function HowBought({
  ingredient,
  errorOf,
}: Pick<IngredientDialogProps, 'ingredient'> & { errorOf: ErrorOf }) {
  const base = useWords()
  const { ingredients: words } = useOfficeWords()
  return (
    <FormGrid>
      <Select
        label={words.unit}
        name="unit"
        defaultValue={ingredient?.unit ?? 'jin'}
        options={buyUnits.map((one) => ({
          value: one,
          label: base.name(buyUnitWords[one]),
        }))}
      />
      <Field
        label={words.unitGrams}
        name="unitGrams"
        inputMode="numeric"
        defaultValue={String(ingredient?.unitGrams ?? 500)}
        error={errorOf('unitGrams')}
      />
      <Field
        label={words.unitSize}
        name="unitSize"
        hint={words.unitSizeHint}
        maxLength={12}
        defaultValue={ingredient?.unitSize ?? ''}
      />
    </FormGrid>
  )
}
