import { menuEndpoints } from '../../../backend/contract/menus.ts'
import { allergens, textures, tweaks } from '../../../backend/vocabulary/diet.ts'
import type { Allergen, Texture, Tweak } from '../../../backend/vocabulary/diet.ts'
import type { Dish } from '../../queries/menus.ts'
import { Field, Select } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { Checks, FormGrid } from '../../ui/staff/FormGrid.tsx'
import { TextArea } from '../../ui/staff/TextArea.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { OfficeForm } from './OfficeForm.tsx'
import { readIngredients } from './read-ingredients.ts'

interface Closing {
  onClose: () => void
}

export function AddDish({ onClose }: Closing) {
  const canteenId = useCanteen()
  const { price, dishes: words } = useOfficeWords().menu
  return (
    <Dialog title={words.addDish} onClose={onClose}>
      <OfficeForm
        endpoint={menuEndpoints.addDish}
        params={{ canteenId }}
        about={{ name_taken: 'name' }}
        read={(fields) => ({
          name: fields.text('name', words.name),
          nameEn: fields.optional('nameEn'),
          category: fields.text('category', words.category),
          priceFen: fields.fen('priceFen', price),
          allergens: fields.chosen('allergens') as Allergen[],
          textures: ['regular', ...fields.chosen('textures')] as Texture[],
          tweaks: fields.chosen('tweaks') as Tweak[],
          ingredients: readIngredients(fields, words),
        })}
        submit={words.addDish}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <>
            <FormGrid>
              <Field
                label={words.name}
                name="name"
                hint={words.nameHint}
                maxLength={16}
                error={errorOf('name')}
              />
              <Field label={words.nameEn} name="nameEn" maxLength={60} />
              <Field
                label={words.category}
                name="category"
                maxLength={20}
                error={errorOf('category')}
              />
              <Field
                label={price}
                name="priceFen"
                inputMode="decimal"
                error={errorOf('priceFen')}
              />
            </FormGrid>
            <WhatItIs />
            <TextArea
              label={words.ingredients}
              name="ingredients"
              hint={words.ingredientsHint}
              error={errorOf('ingredients')}
            />
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}

/** What is in it, and how else it can be made. */
function WhatItIs() {
  const base = useWords()
  const words = useOfficeWords().menu.dishes
  return (
    <>
      <Checks
        legend={words.allergens}
        name="allergens"
        options={allergens.map((one) => ({ value: one, label: base.allergen[one] }))}
      />
      <Checks
        legend={words.textures}
        name="textures"
        options={textures
          .filter((one) => one !== 'regular')
          .map((one) => ({ value: one, label: base.texture[one] }))}
      />
      <Checks
        legend={words.tweaks}
        name="tweaks"
        options={tweaks.map((one) => ({ value: one, label: base.tweak[one] }))}
      />
    </>
  )
}

export function AddSet({ dishes, onClose }: Closing & { dishes: readonly Dish[] }) {
  const canteenId = useCanteen()
  const base = useWords()
  const { price, dishes: words } = useOfficeWords().menu
  const options = dishes.map((dish) => ({
    value: String(dish.dishId),
    label: base.name(dish.name),
  }))
  return (
    <Dialog title={words.addSet} onClose={onClose}>
      <OfficeForm
        endpoint={menuEndpoints.addSet}
        params={{ canteenId }}
        about={{ name_taken: 'name' }}
        read={(fields) => {
          const main = Number(fields.text('mainDish', words.mainDish))
          return {
            name: fields.text('name', words.name),
            nameEn: fields.optional('nameEn'),
            sides: fields.optional('sides'),
            sidesEn: fields.optional('sidesEn'),
            priceFen: fields.fen('priceFen', price),
            // The main dish stands first: it gives the set its picture and its textures.
            dishIds: [
              main,
              ...fields
                .chosen('dishIds')
                .map(Number)
                .filter((one) => one !== main),
            ],
          }
        }}
        submit={words.addSet}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <>
            <FormGrid>
              <Field
                label={words.name}
                name="name"
                hint={words.nameHint}
                maxLength={16}
                error={errorOf('name')}
              />
              <Field label={words.nameEn} name="nameEn" maxLength={60} />
              <Field label={words.sides} name="sides" hint={words.sidesHint} maxLength={30} />
              <Field label={words.sidesEn} name="sidesEn" maxLength={80} />
              <Field
                label={price}
                name="priceFen"
                inputMode="decimal"
                error={errorOf('priceFen')}
              />
            </FormGrid>
            <Select label={words.mainDish} name="mainDish" options={options} />
            <Checks legend={words.otherDishes} name="dishIds" options={options} />
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}
