import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { menuEndpoints } from '../../../backend/contract/menus.ts'
import { meals, portionSizes } from '../../../backend/vocabulary/meal.ts'
import type { Meal } from '../../../backend/vocabulary/meal.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { dishesQuery, setsQuery } from '../../queries/menus.ts'
import type { Dish, MenuOffering, MenuServing, MenuWeek, SetMeal } from '../../queries/menus.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import { OfficeForm } from './OfficeForm.tsx'
import styles from './Office.module.css'

interface Closing {
  onClose: () => void
}

export function AddServing({ day, onClose }: Closing & { day: MenuWeek['days'][number] }) {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords().menu
  const taken = day.servings.map((serving) => serving.meal)
  const free = meals.filter((meal) => !taken.includes(meal))
  return (
    <Dialog title={words.addServingTitle(base.weekday(day.day))} onClose={onClose}>
      {free.length === 0 ? (
        <p>{words.noMoreMeals}</p>
      ) : (
        <OfficeForm
          endpoint={menuEndpoints.addServing}
          params={{ canteenId }}
          read={(fields) => ({ day: day.day, meal: fields.text('meal', words.which) as Meal })}
          submit={words.addServing}
          cancel={onClose}
          done={onClose}
        >
          <Select
            label={words.which}
            name="meal"
            defaultValue={free.includes('lunch') ? 'lunch' : free[0]}
            options={free.map((meal) => ({ value: meal, label: base.meal[meal] }))}
          />
        </OfficeForm>
      )}
    </Dialog>
  )
}

interface AddOfferingProps extends Closing {
  serving: MenuServing
}

export function AddOffering({ serving, onClose }: AddOfferingProps) {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords().menu
  const dishes = useQuery(dishesQuery(canteenId))
  const sets = useQuery(setsQuery(canteenId))
  const name = words.servingName(base.weekday(serving.day), base.meal[serving.meal])
  return (
    <Dialog title={words.addOfferingTo(name)} onClose={onClose}>
      <Loaded query={sets}>
        {(setMeals) => (
          <Loaded query={dishes}>
            {(single) => (
              <OfferingForm
                serving={serving}
                sets={setMeals.sets}
                dishes={single.dishes}
                onClose={onClose}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  )
}

interface OfferingFormProps extends AddOfferingProps {
  sets: readonly SetMeal[]
  dishes: readonly Dish[]
}

const usualLimit = 60

function OfferingForm({ serving, sets, dishes, onClose }: OfferingFormProps) {
  const base = useWords()
  const words = useOfficeWords().menu
  const plates = [
    ...sets.map((set) => ({
      value: `set ${set.setId}`,
      label: words.setOption(base.name(set.name), base.name(set.sides)),
      priceFen: set.priceFen,
    })),
    ...dishes.map((dish) => ({
      value: `dish ${dish.dishId}`,
      label: words.dishOption(base.name(dish.name)),
      priceFen: dish.priceFen,
    })),
  ]
  const [what, setWhat] = useState(plates[0]?.value ?? '')
  const chosen = plates.find((plate) => plate.value === what)
  const [kind, id] = what.split(' ')
  return (
    <OfficeForm
      endpoint={menuEndpoints.addOffering}
      params={{ servingId: serving.servingId }}
      about={{ name_taken: 'what' }}
      read={(fields) => ({
        setId: kind === 'set' ? Number(id) : null,
        dishId: kind === 'dish' ? Number(id) : null,
        size:
          fields.text('size', words.size) === 'small' ? ('small' as const) : ('regular' as const),
        priceFen: fields.fen('priceFen', words.price),
        portionLimit: fields.whole('portionLimit', words.limit, 0, 5000),
      })}
      submit={words.addOffering}
      cancel={onClose}
      done={onClose}
    >
      {(errorOf) => (
        <>
          <Select label={words.what} name="what" value={what} onChange={setWhat} options={plates} />
          <FormGrid>
            <Select
              label={words.size}
              name="size"
              defaultValue="regular"
              options={portionSizes.map((size) => ({ value: size, label: words.sizes[size] }))}
            />
            <Field
              key={what}
              label={words.price}
              name="priceFen"
              inputMode="decimal"
              defaultValue={chosen === undefined ? '' : yuan(chosen.priceFen)}
              error={errorOf('priceFen')}
            />
            <Field
              label={words.limit}
              name="portionLimit"
              inputMode="numeric"
              defaultValue={String(usualLimit)}
              error={errorOf('portionLimit')}
            />
          </FormGrid>
        </>
      )}
    </OfficeForm>
  )
}

interface ChangeOfferingProps extends AddOfferingProps {
  offering: MenuOffering
}

export function ChangeOffering({ serving, offering, onClose }: ChangeOfferingProps) {
  const base = useWords()
  const words = useOfficeWords()
  const serve = words.menu.servingName(base.weekday(serving.day), base.meal[serving.meal])
  return (
    <Dialog title={`${base.name(offering.name)}　${serve}`} onClose={onClose}>
      <OfficeForm
        endpoint={menuEndpoints.changeOffering}
        params={{ offeringId: offering.offeringId }}
        about={{ below_booked: 'portionLimit' }}
        read={(fields) => ({
          priceFen: fields.fen('priceFen', words.menu.price),
          portionLimit: fields.whole('portionLimit', words.menu.limit, 0, 5000),
        })}
        submit={words.change}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <FormGrid>
            <Field
              label={words.menu.price}
              name="priceFen"
              inputMode="decimal"
              hint={words.menu.priceHint}
              defaultValue={yuan(offering.priceFen)}
              error={errorOf('priceFen')}
            />
            <Field
              label={words.menu.limit}
              name="portionLimit"
              inputMode="numeric"
              hint={words.menu.booked(offering.booked)}
              defaultValue={String(offering.portionLimit)}
              error={errorOf('portionLimit')}
            />
          </FormGrid>
        )}
      </OfficeForm>
      {!offering.withdrawn && <RemoveOffering offering={offering} />}
    </Dialog>
  )
}

function RemoveOffering({ offering }: { offering: MenuOffering }) {
  const words = useOfficeWords().menu
  const staff = useStaffWords()
  const [said, setSaid] = useState<string>()
  const remove = useSend(menuEndpoints.removeOffering, ({ removed }) =>
    setSaid(words.removed[removed]),
  )
  const { remove: can } = offering.can
  if (said !== undefined) return <Notice tone="calm" heading={said} />
  return (
    <div className={styles.apart}>
      {remove.isError && (
        <Notice tone="refused" heading={sentenceFor(remove.error, staff.offline)} />
      )}
      <p className={styles.because}>{can.allowed ? words.removeNote : can.because.sentence}</p>
      <Button
        type="button"
        kind="danger"
        disabled={!can.allowed || remove.isPending}
        onClick={() => remove.mutate({ params: { offeringId: offering.offeringId } })}
      >
        {words.remove}
      </Button>
    </div>
  )
}
