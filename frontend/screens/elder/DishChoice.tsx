import type { Choice, Choices } from '../../../backend/contract/tickets.ts'
import { paths } from '../../app/paths.ts'
import type { MealLink } from '../../app/paths.ts'
import { squarePictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './DishChoice.module.css'
import { makeOf } from './meal.ts'

const isForbidden = ({ avoid }: Choice): boolean =>
  avoid.some(({ weight }) => weight === 'forbidden')

/** The way and make she usually has, or the nearest this dish can do. */
export function usualFor(choice: Choice, defaults: Choices['defaults']) {
  const offer =
    choice.ways.find((one) => one.way === defaults.way && one.can.book.allowed) ?? choice.ways[0]
  const wanted = makeOf(defaults.variant)
  // The first is how it is made for her: a dish that cannot be less salty may still be soft.
  const variant = choice.variants.find((one) => makeOf(one) === wanted) ?? choice.variants[0]
  return { offer, variant }
}

interface DishChoiceProps {
  choice: Choice
  choices: Choices
  /** Where pressing it leads. */
  confirm?: (meal: MealLink) => string
}

/** A dish as one large thing to press; when it cannot be had, the reason stands where the price was. */
export function DishChoice({ choice, choices, confirm = paths.confirm }: DishChoiceProps) {
  const words = useWords()
  const elder = useElderWords()
  const { offer, variant } = usualFor(choice, choices.defaults)
  const { plate } = choice
  const spicy = choice.tags.includes('spicy') ? elder.choose.spicy : ''
  const about = [words.size[plate.size], words.name(plate.sides), spicy]
  const open = offer?.can.book.allowed === true && variant !== undefined
  const made = open ? words.variantParts(variant) : []
  const face = (
    <>
      <span className={styles.frame}>
        <img className={styles.picture} src={squarePictureOf(plate.picture)} alt="" />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{words.name(plate.name)}</span>
        <span className={styles.sides}>{words.phrases(about.filter(Boolean))}</span>
        {choice.season !== null && (
          <span className={styles.season}>{elder.choose.season(words.name(choice.season))}</span>
        )}
        {made.length > 0 && <span className={styles.made}>{elder.madeFor(made)}</span>}
        <Warnings choice={choice} />
        <Footer choice={choice} offer={offer} />
      </span>
    </>
  )
  if (choice.wait)
    return (
      <a className={styles.dish} href={paths.wait(choices.when.servingId, plate.offeringId)}>
        {face}
      </a>
    )
  if (!open) return <div className={`${styles.dish} ${styles.off}`}>{face}</div>
  const link = {
    servingId: choices.when.servingId,
    offeringId: plate.offeringId,
    way: offer.way,
    make: makeOf(variant),
    portions: choices.quantity,
  }
  return (
    <a className={styles.dish} href={confirm(link)}>
      {face}
    </a>
  )
}

/** What goes against her needs, a line each: what is not for her at all, or what she should mind and may still choose. */
export function Warnings({ choice: { avoid } }: { choice: Choice }) {
  const words = useWords()
  const { choose, mind } = useElderWords()
  const never = avoid.filter(({ weight }) => weight === 'forbidden')
  if (never.length > 0)
    return (
      <span className={styles.never}>{choose.never(words.list(never.map(words.against)))}</span>
    )
  return avoid.map((clash) => (
    <span key={clash.need} className={styles.mind}>
      {mind(words.against(clash))}
    </span>
  ))
}

function Footer({ choice, offer }: { choice: Choice; offer: Choice['ways'][number] | undefined }) {
  const { choose, confirm, queue } = useElderWords()
  if (isForbidden(choice)) return null
  if (offer === undefined) return <span className={styles.why}>{confirm.gone}</span>
  if (choice.wait) return <span className={styles.why}>{queue.full}</span>
  if (!offer.can.book.allowed)
    return <span className={styles.why}>{offer.can.book.because.sentence}</span>
  return (
    <span className={styles.foot}>
      <span className={styles.price}>{choose.pay(offer.price.payFen)}</span>
      {choice.left !== null && <span className={styles.left}>{choose.left(choice.left)}</span>}
    </span>
  )
}
