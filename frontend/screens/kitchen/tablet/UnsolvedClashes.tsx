import { ingredientEndpoints } from '../../../../backend/contract/ingredients.ts'
import type { Board } from '../../../../backend/contract/kitchen.ts'
import { clashWords } from '../../../../backend/vocabulary/clash-words.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useKitchenWords } from '../../../ui/words/kitchen.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Tablet.module.css'

type Special = Board['specials'][number]
type Clash = Special['clashes'][number]

/** Whom to cook for apart, before anything else on this page. */
export function UnsolvedClashes({ board }: { board: Board }) {
  const { clashes: words } = useKitchenPlanWords()
  const open = board.specials.flatMap((special) =>
    special.clashes.filter(({ answer }) => answer === null).map((clash) => ({ special, clash })),
  )
  if (open.length === 0) return null
  return (
    <section className={styles.unsolved} aria-label={words.heading}>
      <h2 className={styles.name}>{words.heading}</h2>
      <ul>
        {open.map(({ special, clash }) => (
          <Unsolved
            key={`${special.bookingId} ${special.offeringId} ${clash.key}`}
            special={special}
            clash={clash}
          />
        ))}
      </ul>
    </section>
  )
}

function Unsolved({ special, clash }: { special: Special; clash: Clash }) {
  const base = useWords()
  const kitchen = useKitchenWords()
  const plan = useKitchenPlanWords()
  const { clashes: words } = plan
  const answer = useSend(ingredientEndpoints.answerClash)
  const { bookingId, offeringId, name } = special
  const dish = base.name(special.dish)
  const say = (how: 'made_apart' | 'accepted') => () =>
    answer.mutate({ params: { bookingId }, body: { offeringId, clash: clash.key, how } })
  return (
    <li className={styles.unsolvedLine}>
      <p>{words.line(name, dish)}</p>
      <p className={styles.careful}>
        {kitchen.clash.open(base.name(clashWords(clash.clash, clash.because)))}
      </p>
      <div className={styles.pots}>
        <Button
          type="button"
          disabled={answer.isPending}
          label={words.apartFor(name, dish)}
          onClick={say('made_apart')}
        >
          {words.apart}
        </Button>
        {clash.clash.weight === 'caution' && (
          <Button
            type="button"
            kind="quiet"
            disabled={answer.isPending}
            label={words.acceptedFor(name, dish)}
            onClick={say('accepted')}
          >
            {words.accepted}
          </Button>
        )}
      </div>
      {answer.isError && (
        <Notice tone="refused" heading={plan.notDone}>
          {sentenceFor(answer.error, plan.noNetwork)}
        </Notice>
      )}
    </li>
  )
}
