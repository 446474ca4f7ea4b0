import { useQuery } from '@tanstack/react-query'
import { StaffStatus } from '../../../app/StaffStatus.tsx'
import { paths } from '../../../app/paths.ts'
import type { Outbox } from '../../../offline/outbox.ts'
import { useOutboxNow } from '../../../offline/use-outbox.ts'
import { roundsQuery } from '../../../queries/round.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { AppFrame } from '../../../ui/staff/AppFrame.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { Carried } from './Carried.tsx'
import { itemsOfCash, shownNotes } from './cash.ts'
import { CashConflicts } from './CashConflicts.tsx'
import styles from './Round.module.css'
import { useCashDeeds } from './use-cash-deeds.ts'
import { Waiting } from './Waiting.tsx'

interface BuildingsProps {
  whose: { accountId: number; canteenId: number }
  outbox: Outbox
}

/** Her buildings, and how far each is. */
export function Buildings({ whose, outbox }: BuildingsProps) {
  const words = useRoundWords()
  const { offline } = useStaffWords()
  const rounds = useQuery(roundsQuery(whose, outbox))
  const buildings = rounds.data?.value.buildings
  const cashItems = itemsOfCash(useOutboxNow(outbox).items)
  const cashDeeds = useCashDeeds(outbox)
  return (
    <AppFrame title={words.title} status={<StaffStatus />}>
      <div className={styles.narrow}>
        <Waiting outbox={outbox} keptAtMs={null} />
        <CashConflicts items={cashItems} deeds={cashDeeds} />
        {rounds.data !== undefined && (
          <Carried notes={shownNotes(rounds.data.value.cash, cashItems)} deeds={cashDeeds} />
        )}
        {buildings === undefined ? (
          rounds.isError ? (
            <Notice tone="refused" heading={words.failed}>
              <p>{sentenceFor(rounds.error, offline)}</p>
              <p>{words.failedWay}</p>
              <Button type="button" kind="quiet" onClick={() => void rounds.refetch()}>
                {words.again}
              </Button>
            </Notice>
          ) : (
            <p>{words.loading}</p>
          )
        ) : buildings.length === 0 ? (
          <EmptyState words={words.noBuildings}>
            <p>{words.noBuildingsWay}</p>
          </EmptyState>
        ) : (
          <>
            <h2 className={styles.heading}>{words.choose}</h2>
            <p className={styles.quiet}>{words.chooseWay}</p>
            <ul className={styles.buildings}>
              {buildings.map((one) => (
                <Choice key={one.buildingId} building={one} />
              ))}
            </ul>
          </>
        )}
      </div>
    </AppFrame>
  )
}

interface ChoiceProps {
  building: {
    buildingId: number
    name: string
    compound: string
    residents: number
    booked: number
  }
}

function Choice({ building }: ChoiceProps) {
  const { counts } = useRoundWords()
  const { buildingId, name, compound, residents, booked } = building
  return (
    <li>
      <a className={styles.building} href={paths.round(buildingId)}>
        <strong>{compound + name}</strong>
        <span className={styles.quiet}>{counts(residents, booked)}</span>
      </a>
    </li>
  )
}
