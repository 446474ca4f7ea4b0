import { useState } from 'react'
import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { foodSafetyEndpoints } from '../../../../backend/contract/food-safety.ts'
import type {
  CheckOutcome,
  HealthCode,
  TidyThing,
} from '../../../../backend/vocabulary/food-safety.ts'
import { paths } from '../../../app/paths.ts'
import { useSend } from '../../../queries/sending.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { LookCloser } from './LookCloser.tsx'
import styles from './Safety.module.css'
import { TaskPage } from './TaskPage.tsx'
import { useMoment } from './use-moment.ts'

type Hand = FoodSafetyDay['hands'][number]

/** Everybody of the kitchen before work: one press for who is well. */
export function Morning({ data }: { data: FoodSafetyDay }) {
  const words = useSafetyWords()
  const [closer, setCloser] = useState<Hand>()
  const [again, setAgain] = useState<number>()
  const send = useSend(foodSafetyEndpoints.checkMorning, () => {
    setCloser(undefined)
    setAgain(undefined)
  })
  const note = (
    { accountId }: Hand,
    outcome: CheckOutcome,
    codes: HealthCode[],
    putRight: TidyThing[],
  ) =>
    send.mutate({
      params: { canteenId: data.canteen.canteenId },
      body: { accountId, outcome, codes, putRight },
    })
  const mayNote = data.signedIn && data.day === data.today
  return (
    <TaskPage
      data={data}
      title={words.tasks.morning}
      about={words.about.morning}
      error={send.error}
      asks="nobody"
    >
      {!data.signedIn && (
        <Notice tone="look" heading={words.morning.sign}>
          <LinkButton href={paths.staffSignIn(paths.foodSafety('morning'))}>
            {words.morning.signIn}
          </LinkButton>
        </Notice>
      )}
      {data.hands.length === 0 && <Notice tone="look" heading={words.morning.nobody} />}
      {closer === undefined && (
        <ul className={styles.rows}>
          {data.hands.map((hand) => (
            <HandRow
              key={hand.accountId}
              hand={hand}
              shown={hand.check === null || again === hand.accountId ? 'keys' : 'check'}
              disabled={!mayNote || send.isPending}
              onNote={(outcome) => note(hand, outcome, outcome === 'works' ? [0] : [], [])}
              onCloser={() => setCloser(hand)}
              onAgain={() => setAgain(hand.accountId)}
            />
          ))}
        </ul>
      )}
      {closer !== undefined && (
        <LookCloser
          name={closer.name}
          meaning={data.healthCodes}
          waits={send.isPending}
          onNote={(outcome, codes, putRight) => note(closer, outcome, codes, putRight)}
          onCancel={() => setCloser(undefined)}
        />
      )}
      <p className={styles.about}>{words.morning.private}</p>
    </TaskPage>
  )
}

interface HandRowProps {
  hand: Hand
  shown: 'keys' | 'check'
  disabled: boolean
  onNote: (outcome: 'works' | 'away') => void
  onCloser: () => void
  onAgain: () => void
}

function HandRow({ hand, shown, disabled, onNote, onCloser, onAgain }: HandRowProps) {
  const words = useSafetyWords().morning
  const { name, check } = hand
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong>{name}</strong>
        {check !== null && <Looked check={check} />}
      </div>
      <div className={styles.deeds}>
        {shown === 'keys' && (
          <>
            <Button
              type="button"
              label={words.wellOf(name)}
              disabled={disabled}
              onClick={() => onNote('works')}
            >
              {words.well}
            </Button>
            <Button
              type="button"
              kind="quiet"
              label={words.otherOf(name)}
              disabled={disabled}
              onClick={onCloser}
            >
              {words.other}
            </Button>
            <Button
              type="button"
              kind="quiet"
              label={words.awayOf(name)}
              disabled={disabled}
              onClick={() => onNote('away')}
            >
              {words.away}
            </Button>
          </>
        )}
        {shown === 'check' && (
          <Button
            type="button"
            kind="quiet"
            label={words.againOf(name)}
            disabled={disabled}
            onClick={onAgain}
          >
            {words.again}
          </Button>
        )}
      </div>
    </li>
  )
}

function Looked({ check }: { check: NonNullable<Hand['check']> }) {
  const words = useSafetyWords()
  const moment = useMoment()
  return (
    <>
      <span className={check.outcome === 'sent_home' ? styles.alarm : styles.noted}>
        {words.morning.outcome[check.outcome]}
        {check.codes !== null &&
          check.codes.map((code) => ` · ${words.morning.coded(code)}`).join('')}
      </span>
      {check.putRight !== null && check.putRight.length > 0 && (
        <span className={styles.noted}>{words.morning.putRight(check.putRight)}</span>
      )}
      <span className={styles.noted}>{words.at(moment.clock(check.at), check.byName)}</span>
    </>
  )
}
