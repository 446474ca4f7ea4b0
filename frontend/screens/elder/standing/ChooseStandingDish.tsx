import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { paths } from '../../../app/paths.ts'
import type { StandingLink } from '../../../app/paths.ts'
import { standingChoicesQuery, standingOrdersQuery } from '../../../queries/standing.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Actions, Heading, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { squarePictureOf } from '../../../ui/picture.ts'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from '../DishChoice.module.css'
import { idFrom } from '../link.ts'
import { useDinerId } from '../session.ts'
import { linkOf, mealIn, termsIn } from './terms.ts'
import type { StandingChoices } from './terms.ts'

const atOnce = 3

/** Second question: what. Only dishes that suit her; the one on the menu most often stands first. */
export function ChooseStandingDish() {
  const search = new URLSearchParams(useSearch())
  const dinerId = useDinerId()
  const { data } = useSuspenseQuery(standingChoicesQuery(dinerId, mealIn(search)))
  const { orders } = useSuspenseQuery(standingOrdersQuery(dinerId)).data
  const { back } = useElderWords()
  const words = useStandingWords()
  const from = idFrom(search.get('from')) ?? 0
  const { terms, order } = termsIn(data, search, orders)
  const none = { set: null, dish: null, size: undefined }
  const link = order
    ? { ...linkOf(terms, order.orderId), ...none }
    : { meal: terms.meal, days: terms.weekdays }
  const more = data.dishes.length > from + atOnce
  return (
    <Screen>
      <TopBar
        backHref={order ? paths.standingChange(order.orderId) : paths.standingDays(link)}
        back={back}
        icon={<BackIcon />}
      />
      <Heading>{words.askDish}</Heading>
      <Actions>
        {data.dishes.slice(from, from + atOnce).map((dish) => (
          <DishLink key={`${dish.setId}/${dish.dishId}/${dish.size}`} dish={dish} link={link} />
        ))}
        <LinkButton kind="primary" href={paths.standingConfirm(link)}>
          {words.kitchen}
        </LinkButton>
        {more && (
          <LinkButton kind="quiet" href={paths.standingDish(link, from + atOnce)}>
            {words.others}
          </LinkButton>
        )}
      </Actions>
    </Screen>
  )
}

interface DishLinkProps {
  dish: StandingChoices['dishes'][number]
  link: StandingLink
}

function DishLink({ dish, link }: DishLinkProps) {
  const base = useWords()
  const words = useStandingWords()
  const { setId, dishId, size, picture, name, sides, payFen } = dish
  const face = (
    <>
      <span className={styles.frame}>
        <img className={styles.picture} src={squarePictureOf(picture)} alt="" />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{base.name(name)}</span>
        <span className={styles.sides}>
          {base.phrases([base.size[size], base.name(sides)].filter(Boolean))}
        </span>
        <span className={styles.foot}>
          <span className={styles.price}>{words.pays(payFen)}</span>
        </span>
      </span>
    </>
  )
  return (
    <a
      className={styles.dish}
      href={paths.standingConfirm({ ...link, set: setId, dish: dishId, size })}
    >
      {face}
    </a>
  )
}
