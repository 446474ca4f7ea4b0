import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { statementQuery } from '../../queries/statements.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon, PhoneIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useMoneyWords } from '../../ui/words/money.ts'
import { useDinerId } from './session.ts'
import styles from './Wallet.module.css'

/** One number, and how to make it larger. */
export function Wallet() {
  const { data } = useSuspenseQuery(statementQuery(useDinerId()))
  const { back } = useElderWords()
  const { wallet } = useMoneyWords()
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={back} icon={<BackIcon />} />
      <Heading>{wallet.has(data.balanceFen)}</Heading>
      <section className={styles.sheet}>
        <h2 className={styles.group}>{wallet.topUp}</h2>
        <ul>
          {wallet.topUpWays.map((way) => (
            <li key={way} className={styles.row}>
              {way}
            </li>
          ))}
        </ul>
      </section>
      <Actions>
        <LinkButton kind="primary" href={paths.wallet(data.month)}>
          {wallet.everyMovement}
        </LinkButton>
        <LinkButton
          href={`tel:${data.canteen.phone}`}
          icon={<PhoneIcon />}
          note={data.canteen.phone}
        >
          {wallet.call}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
