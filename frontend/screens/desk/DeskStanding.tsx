import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { standingEndpoints } from '../../../backend/contract/standing.ts'
import type { StandingOrder } from '../../../backend/contract/standing.ts'
import { paths } from '../../app/paths.ts'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { deskQuery } from '../../queries/desk.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { standingOrdersQuery } from '../../queries/standing.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AppFrame, Row } from '../../ui/staff/AppFrame.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { sentenceOf } from '../elder/standing/terms.ts'
import { DeskComing } from './DeskComing.tsx'
import { DeskHolds } from './DeskHolds.tsx'
import styles from './DeskStanding.module.css'
import { DeskStandingForm } from './DeskStandingForm.tsx'

export type Standing = ReplyOf<typeof standingEndpoints.getStanding>
export type Effect = ReplyOf<typeof standingEndpoints.setStandingOrder>

/** What was done last, to be read out: about which order, and what became of meals that were booked. */
export interface Deed {
  readonly effect: Effect
  readonly about: 'order' | 'other'
}

/** For whoever has no phone, or calls: her meals that repeat, set, changed, paused and ended under both names. */
export function DeskStanding({ dinerId }: { dinerId: number }) {
  const { standing, noNetwork, again } = useDeskWords()
  const { brand, loading } = useWords()
  const name = useQuery(deskQuery(dinerId)).data?.diner.name
  const { data, error, refetch } = useQuery(standingOrdersQuery(dinerId))
  const [deed, onDone] = useState<Deed | null>(null)
  useEffect(() => {
    document.title = `${standing.regular} · ${brand}`
  }, [standing.regular, brand])
  return (
    <AppFrame title={standing.regular} about={name} status={<StaffStatus />}>
      <div className={styles.page}>
        {error !== null && (
          <Notice tone="refused" heading={standing.failed}>
            <p>{sentenceFor(error, noNetwork)}</p>
            <Button type="button" kind="quiet" onClick={() => void refetch()}>
              {again}
            </Button>
          </Notice>
        )}
        {data === undefined ? (
          error === null && <p>{loading}</p>
        ) : (
          <>
            {deed !== null && <Told deed={deed} data={data} />}
            <Orders dinerId={dinerId} data={data} onDone={onDone} />
            <DeskHolds dinerId={dinerId} data={data} onDone={onDone} />
            <DeskComing dinerId={dinerId} />
          </>
        )}
        <Row>
          <LinkButton kind="quiet" href={paths.desk(dinerId)}>
            {standing.back}
          </LinkButton>
        </Row>
      </div>
    </AppFrame>
  )
}

/** Read back to her, as a single order is. */
function Told({ deed: { effect, about }, data }: { deed: Deed; data: Standing }) {
  const { standing } = useDeskWords()
  const base = useWords()
  const order = data.orders.find(({ orderId }) => about === 'order' && orderId === effect.id)
  const { cancelled, following, kept } = effect
  return (
    <output>
      <Notice tone="calm" heading={order === undefined ? standing.doneHold : standing.done}>
        {order !== undefined && (
          <p className={styles.readOut}>
            {sentenceOf(base, standing, order, { dish: order.dish, today: data.now.day })}
          </p>
        )}
        {cancelled.length > 0 && <p>{standing.cancelled(cancelled.length)}</p>}
        {following.length > 0 && <p>{standing.following(following.length)}</p>}
        {kept.length > 0 && <p>{standing.kept(kept.length)}</p>}
      </Notice>
    </output>
  )
}

interface OrdersProps {
  dinerId: number
  data: Standing
  onDone: (deed: Deed) => void
}

function Orders({ dinerId, data, onDone }: OrdersProps) {
  const { standing } = useDeskWords()
  const [open, setOpen] = useState<StandingOrder | 'new' | null>(null)
  const [ending, setEnding] = useState<StandingOrder | null>(null)
  return (
    <section>
      <h2 className={styles.heading}>{standing.orders}</h2>
      {data.orders.length === 0 && <p>{standing.none}</p>}
      <ul className={styles.list}>
        {data.orders.map((order) => (
          <Order
            key={order.orderId}
            order={order}
            today={data.now.day}
            onChange={() => setOpen(order)}
            onEnd={() => setEnding(order)}
          />
        ))}
      </ul>
      {ending !== null && (
        <End
          dinerId={dinerId}
          order={ending}
          onLeave={() => setEnding(null)}
          onEnded={(effect) => {
            setEnding(null)
            onDone({ effect, about: 'other' })
          }}
        />
      )}
      {open === null ? (
        <Row>
          <Button type="button" kind="primary" onClick={() => setOpen('new')}>
            {standing.add}
          </Button>
        </Row>
      ) : (
        <DeskStandingForm
          key={open === 'new' ? 'new' : open.orderId}
          dinerId={dinerId}
          order={open === 'new' ? null : open}
          onLeave={() => setOpen(null)}
          onDone={(effect) => {
            setOpen(null)
            onDone({ effect, about: 'order' })
          }}
        />
      )}
    </section>
  )
}

interface OrderProps {
  order: StandingOrder
  today: Standing['now']['day']
  onChange: () => void
  onEnd: () => void
}

function Order({ order, today, onChange, onEnd }: OrderProps) {
  const { standing } = useDeskWords()
  const base = useWords()
  const days = standing.days(order.weekdays, order.meal)
  return (
    <li className={styles.item}>
      <p>
        <strong>{sentenceOf(base, standing, order, { dish: order.dish, today })}</strong>
      </p>
      <p className={styles.quiet}>
        {base.phrases([standing.setBy(order.setByName), standing.booked(order.booked.length)])}
      </p>
      <Row>
        <Button type="button" kind="danger" onClick={onEnd}>
          {standing.end(days)}
        </Button>
        <Button type="button" onClick={onChange}>
          {standing.change(days)}
        </Button>
      </Row>
    </li>
  )
}

interface EndProps {
  dinerId: number
  order: StandingOrder
  onLeave: () => void
  onEnded: (effect: Effect) => void
}

/** Meals that are booked are hers to decide. */
function End({ dinerId, order, onLeave, onEnded }: EndProps) {
  const { standing, noNetwork } = useDeskWords()
  const end = useSend(standingEndpoints.endStandingOrder, onEnded)
  const send = (booked: 'keep' | 'cancel') =>
    end.mutate({ params: { dinerId, orderId: order.orderId }, body: { booked } })
  return (
    <Card>
      <h3>{standing.endHeading(standing.days(order.weekdays, order.meal))}</h3>
      {end.error !== null && (
        <Notice tone="refused" heading={standing.failed}>
          <p>{sentenceFor(end.error, noNetwork)}</p>
        </Notice>
      )}
      <Row>
        <Button type="button" kind="quiet" onClick={onLeave}>
          {standing.leave}
        </Button>
        <Button type="button" disabled={end.isPending} onClick={() => send('keep')}>
          {standing.endKeep}
        </Button>
        <Button type="button" kind="danger" disabled={end.isPending} onClick={() => send('cancel')}>
          {standing.endCancel}
        </Button>
      </Row>
    </Card>
  )
}
