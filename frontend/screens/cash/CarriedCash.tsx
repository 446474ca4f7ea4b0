import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { carriedCashEndpoints } from '../../../backend/contract/carried-cash.ts'
import type { Carried } from '../../../backend/contract/carried-cash.ts'
import { largestCash } from '../../../backend/vocabulary/cash.ts'
import { addFen, yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { paths } from '../../app/paths.ts'
import { carriedCashQuery } from '../../queries/cash.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { AmountDialog } from './AmountDialog.tsx'
import styles from './Cash.module.css'
import carriedStyles from './Carried.module.css'
import { ReceivedCash } from './ReceivedCash.tsx'
import { Refused, Trouble } from './Trouble.tsx'
import { useMoment } from './use-moment.ts'

/** `/counter/carried`: what volunteers bring from the doors, counted and taken in by somebody with a name. */
export function CarriedCash({ canteenId }: { canteenId: number }) {
  const { carried: words } = useCashWords()
  const session = useQuery(sessionQuery()).data
  return (
    <section className={styles.part} aria-labelledby="carried">
      <h2 id="carried" className={styles.heading}>
        {words.heading}
      </h2>
      <p className={styles.text}>{words.way}</p>
      {session?.staff === null ? (
        <EmptyState words={words.own}>
          <LinkButton kind="secondary" href={paths.staffSignIn(paths.counter('carried'))}>
            {words.signIn}
          </LinkButton>
        </EmptyState>
      ) : (
        <Bags canteenId={canteenId} />
      )}
      <Row>
        <LinkButton kind="quiet" href={paths.counter('cash')}>
          {words.back}
        </LinkButton>
      </Row>
    </section>
  )
}

function Bags({ canteenId }: { canteenId: number }) {
  const { carried: words } = useCashWords()
  const [done, setDone] = useState('')
  const list = useQuery(carriedCashQuery(canteenId))
  if (list.data === undefined) return <Trouble heading={words.failed} list={list} />
  const { carried, received } = list.data
  return (
    <>
      <output className={styles.done}>{done}</output>
      {carried.length === 0 ? (
        <EmptyState words={words.none}>
          <p>{words.noneWay}</p>
        </EmptyState>
      ) : (
        <ul className={carriedStyles.bags}>
          {carried.map((bag) => (
            <li key={bag.carriedId} className={carriedStyles.bag}>
              <Bag
                canteenId={canteenId}
                bag={bag}
                onDone={(fen) => setDone(words.done(bag.carrierName, fen))}
              />
            </li>
          ))}
        </ul>
      )}
      <ReceivedCash received={received} />
    </>
  )
}

interface BagProps {
  canteenId: number
  bag: Carried
  onDone: (countedFen: Fen) => void
}

function Bag({ canteenId, bag, onDone }: BagProps) {
  const { carried: words } = useCashWords()
  const moment = useMoment()
  const { carrierName, notedFen, notes, overdue } = bag
  const [first] = notes
  return (
    <>
      <h3 className={styles.chosen}>{words.of(carrierName, notedFen)}</h3>
      <p className={styles.since}>
        {first !== undefined && words.since(moment(first.notedAt))}{' '}
        {overdue && <Tag tone="look">{words.overdue}</Tag>}
      </p>
      <Table
        caption={words.of(carrierName, notedFen)}
        rows={notes.map((note, nth) => ({ ...note, nth }))}
        rowKey={({ nth }) => nth}
        columns={[
          {
            key: 'who',
            heading: words.who,
            cell: ({ name, door }) => (
              <>
                {name}
                <span className={carriedStyles.aside}>{door}</span>
              </>
            ),
          },
          {
            key: 'amount',
            heading: words.amount,
            kind: 'number',
            cell: ({ amountFen }) => yuan(amountFen),
          },
        ]}
      />
      <Receive canteenId={canteenId} bag={bag} onDone={onDone} />
    </>
  )
}

/** Exactly what was noted is one press; anything else is said, with why. */
function Receive({ canteenId, bag, onDone }: BagProps) {
  const { carried: words, working } = useCashWords()
  const [differs, setDiffers] = useState<'asked' | null>(null)
  const { carriedId, carrierName, notedFen, can } = bag
  const send = useSend(carriedCashEndpoints.receiveCarriedCash, ({ differenceFen }) =>
    onDone(addFen(notedFen, differenceFen)),
  )
  const receive = (countedFen: Fen, explanation: string) =>
    send.mutate({
      params: { canteenId, carriedId },
      body: { countedFen, seenNotedFen: notedFen, explanation },
    })
  if (!can.receive.allowed) return <p className={styles.text}>{can.receive.because.sentence}</p>
  return (
    <>
      {differs === null && <Refused error={send.error} />}
      <Row>
        <Button
          type="button"
          kind="secondary"
          label={words.exactOf(carrierName, notedFen)}
          disabled={send.isPending}
          onClick={() => receive(notedFen, '')}
        >
          {send.isPending ? working : words.exact(notedFen)}
        </Button>
        <Button
          type="button"
          kind="quiet"
          label={words.differsOf(carrierName)}
          onClick={() => setDiffers('asked')}
        >
          {words.differs}
        </Button>
      </Row>
      {differs !== null && (
        <AmountDialog
          title={words.title(carrierName)}
          text={words.noted(notedFen)}
          label={words.counted}
          least={0}
          largest={largestCash}
          wrong={words.wrong}
          note={{ label: words.why }}
          submit={words.submit}
          sending={send}
          onSubmit={receive}
          onClose={() => setDiffers(null)}
        />
      )}
    </>
  )
}
