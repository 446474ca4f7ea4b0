import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { kitchenEndpoints } from '../../../backend/contract/kitchen.ts'
import paper from '../../ui/staff/Paper.module.css'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './PrepSheet.module.css'

type Sheet = ReplyOf<typeof kitchenEndpoints.getPrepSheet>

export function DishIngredients({ dishes }: Pick<Sheet, 'dishes'>) {
  const base = useWords()
  const words = useKitchenWords()
  return (
    <section>
      <h2 className={paper.heading}>{words.prep.dishes}</h2>
      <div className={styles.dishes}>
        {dishes.map((dish) => (
          <section key={dish.name.zh} className={styles.dish}>
            <h3>{words.prep.perDish(base.name(dish.name), dish.portions)}</h3>
            {dish.ingredients.length === 0 ? (
              <p className={paper.quiet}>{words.prep.noIngredients}</p>
            ) : (
              <dl>
                {dish.ingredients.map((ingredient) => (
                  <div key={ingredient.name.zh} className={styles.weight}>
                    <dt>{base.name(ingredient.name)}</dt>
                    <dd>{words.weight(ingredient.grams)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        ))}
      </div>
    </section>
  )
}

/** One sum over the whole meal: what must be in the kitchen before the fire is lit. */
export function Shopping({ shopping }: Pick<Sheet, 'shopping'>) {
  const base = useWords()
  const words = useKitchenWords()
  if (shopping.length === 0) return null
  return (
    <section>
      <h2 className={paper.heading}>{words.prep.shopping}</h2>
      <dl className={styles.buy}>
        {shopping.map((ingredient) => (
          <div key={ingredient.name.zh} className={styles.weight}>
            <dt>{base.name(ingredient.name)}</dt>
            <dd>{words.weight(ingredient.grams)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
