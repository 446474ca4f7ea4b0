import { useEffect, useRef, useState } from 'react'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Side.module.css'
import { unsolvedOf, wishesOf } from './special-wishes.ts'
import { usePages } from './use-pages.ts'

type Special = Board['specials'][number]

const turnMs = 8_000

/** Who would be served what she must not eat, allergies, wishes; then by pick-up number: whatever page shows first shows what can hurt. */
const inOrder = (one: Special, other: Special): number =>
  Number(isUnsolved(other)) - Number(isUnsolved(one)) ||
  Number(other.allergens.length > 0) - Number(one.allergens.length > 0) ||
  (one.number ?? 0) - (other.number ?? 0)

const isUnsolved = ({ clashes }: Special): boolean => clashes.some(({ answer }) => answer === null)

const keyOf = (special: Special): string =>
  `${special.bookingId} ${special.dish.zh} ${special.quantity} ${special.allergens.join()} ${special.notes.join()} ${special.clashes.map(({ key, answer }) => `${key}${answer?.how}`).join()}`

/** Turns pages by itself on a screen nobody touches; after a press the reader turns them. */
function useTurning(pages: number) {
  const [page, setPage] = useState(0)
  const [byHand, setByHand] = useState(false)
  useEffect(() => {
    if (pages < 2 || byHand) return undefined
    const timer = setInterval(() => setPage((current) => current + 1), turnMs)
    return () => clearInterval(timer)
  }, [pages, byHand])
  return {
    page: page % pages,
    turn: () => {
      setByHand(true)
      setPage((current) => current + 1)
    },
  }
}

export function Specials({ specials }: { specials: readonly Special[] }) {
  const base = useWords()
  const words = useKitchenWords()
  const list = useRef<HTMLUListElement>(null)
  const sorted = [...specials].sort(inOrder)
  const pages = usePages(list, sorted.map(keyOf))
  const { page, turn } = useTurning(pages.length)
  const shown = pages[page] ?? []
  const place = words.specials.page(page + 1, pages.length)
  return (
    <section className={styles.panel} data-grow="">
      <div className={styles.heading}>
        <h2>{words.specials.heading}</h2>
        {pages.length > 1 && (
          <span className={styles.page} aria-hidden="true">
            {place}
          </span>
        )}
        <p className={styles.sum}>{base.people(specials.length)}</p>
      </div>
      {pages.length > 1 && (
        <button
          type="button"
          className={styles.turn}
          aria-label={words.specials.turn(place)}
          onClick={turn}
        />
      )}
      {specials.length === 0 && <p className={styles.nothing}>{words.specials.none}</p>}
      <ul ref={list} className={styles.people}>
        {sorted
          .filter((special) => shown.includes(keyOf(special)))
          .map((special) => (
            <Person key={keyOf(special)} special={special} />
          ))}
      </ul>
    </section>
  )
}

function Person({ special }: { special: Special }) {
  const base = useWords()
  const words = useKitchenWords()
  const wishes = wishesOf(special, base, words)
  const unsolved = unsolvedOf(special, base, words)
  const allergic = special.allergens.length > 0
  const portions = special.quantity > 1 ? ` ${words.specials.portions(special.quantity)}` : ''
  return (
    <li className={styles.person} data-key={keyOf(special)}>
      <p className={styles.number}>
        {special.number === null ? '' : base.pickupNumber(special.number)}
      </p>
      <p className={styles.name}>{special.name}</p>
      <p className={styles.dish}>
        {base.name(special.dish)}
        {portions}
        {(allergic || unsolved !== '') && wishes !== '' && (
          <strong className={styles.also}> {wishes}</strong>
        )}
      </p>
      {unsolved !== '' && <p className={styles.unsolved}>{unsolved}</p>}
      {allergic && <p className={styles.allergy}>{words.allergy(special.allergens)}</p>}
      {!allergic && unsolved === '' && <p className={styles.wish}>{wishes}</p>}
    </li>
  )
}
