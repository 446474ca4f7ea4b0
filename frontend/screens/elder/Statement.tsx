import { useSuspenseQuery } from '@tanstack/react-query'
import { monthOf } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { statementQuery } from '../../queries/statements.ts'
import type { Statement as StatementReply, WalletMovement } from '../../queries/statements.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useMoneyWords } from '../../ui/words/money.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useDinerId } from './session.ts'
import styles from './Statement.module.css'

/** A month of her card, one number a line; on paper with the canteen's name and telephone above it. */
export function Statement({ params }: { params: Record<string, string> }) {
  const { data } = useSuspenseQuery(statementQuery(useDinerId(), params['month']))
  const { back } = useElderWords()
  const { wallet } = useMoneyWords()
  const { month, movements } = data
  return (
    <Screen>
      <div className="screen-only">
        <TopBar backHref={paths.wallet()} back={back} icon={<BackIcon />} />
      </div>
      <div className={styles.statement}>
        <Letterhead statement={data} />
        <Heading>{wallet.month(month)}</Heading>
        <p className={styles.edge}>{wallet.opening(data.openingFen)}</p>
        {movements.length === 0 ? (
          <p className={styles.none}>{wallet.noMovement}</p>
        ) : (
          <ul className={styles.list}>
            {movements.map((movement) => (
              <Movement key={movement.transactionId} movement={movement} />
            ))}
          </ul>
        )}
        <p className={styles.edge}>
          {month === monthOf(data.today)
            ? wallet.has(data.closingFen)
            : wallet.closing(data.closingFen)}
        </p>
      </div>
      <Beside statement={data} />
    </Screen>
  )
}

function Letterhead({ statement: { canteen, diner } }: { statement: StatementReply }) {
  const { name } = useWords()
  return (
    <p className={styles.letterhead}>
      <strong>{name(canteen.name)}</strong>
      <span>{canteen.phone}</span>
      <span>{diner.name}</span>
    </p>
  )
}

function Movement({ movement }: { movement: WalletMovement }) {
  const words = useWords()
  const { wallet } = useMoneyWords()
  const { meal, what, by, amountFen } = movement
  const forMeal =
    meal === null
      ? ''
      : ` ${words.date(meal.day)}${wallet.of}${words.meal[meal.meal]} ${words.name(meal.dish)}`
  return (
    <li className={styles.movement}>
      <p>
        <span className={styles.day}>{words.date(movement.day)}</span>{' '}
        {by === null ? wallet.what[what] : wallet.carriedBy(by)}
        {forMeal}
      </p>
      <p className={styles.amount} data-way={amountFen < 0 ? 'out' : 'in'}>
        {wallet.moved(amountFen)}
      </p>
      <p className={styles.balance}>{wallet.has(movement.balanceFen)}</p>
    </li>
  )
}

function Beside({ statement: { previous, next } }: { statement: StatementReply }) {
  const { wallet } = useMoneyWords()
  return (
    <div className="screen-only">
      <p className={styles.paper}>{wallet.onPaper}</p>
      <Actions>
        {previous !== null && (
          <LinkButton href={paths.wallet(previous)}>{wallet.see(previous)}</LinkButton>
        )}
        {next !== null && <LinkButton href={paths.wallet(next)}>{wallet.see(next)}</LinkButton>}
      </Actions>
    </div>
  )
}
