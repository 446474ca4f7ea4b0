import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { addFen, yuan } from '../../../backend/vocabulary/money.ts'
import { paths } from '../../app/paths.ts'
import { drawerQuery } from '../../queries/cash.ts'
import type { Drawer } from '../../queries/cash.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Cash.module.css'
import { MoveCash, OpenDrawer, TakeDonation } from './DrawerDialogs.tsx'
import { Movements } from './Movements.tsx'
import { ToSign } from './ToSign.tsx'
import { Trouble } from './Trouble.tsx'

/** What should be in the drawer, who stands for it, and everything that is done with it. */
export function DrawerPanel({ canteenId }: { canteenId: number }) {
  const { drawer: words, movements } = useCashWords()
  const drawer = useQuery(drawerQuery(canteenId))
  return (
    <section className={styles.part} aria-labelledby="drawer">
      <h2 id="drawer" className={styles.heading}>
        {words.heading}
      </h2>
      {drawer.data === undefined ? (
        <Trouble heading={words.failed} list={drawer} />
      ) : (
        <>
          <ToSign canteenId={canteenId} shifts={drawer.data.toSign} />
          <Standing drawer={drawer.data} />
          <CarriedLink drawer={drawer.data} />
          <Deeds canteenId={canteenId} drawer={drawer.data} />
          <Movements
            canteenId={canteenId}
            caption={drawer.data.shift === null ? movements.caption : movements.captionShift}
            movements={drawer.data.movements}
            mayUndo={drawer.data.mayUndo}
          />
        </>
      )}
    </section>
  )
}

function Standing({ drawer }: { drawer: Drawer }) {
  const { drawer: words } = useCashWords()
  const { moneyUnit } = useWords()
  const { shift } = drawer
  return (
    <div className={styles.standing}>
      <p>
        <span className={styles.label}>{words.should}</span>
        <strong className={styles.figure}>
          {yuan(drawer.balanceFen)} <span className={styles.unit}>{moneyUnit}</span>
        </strong>
      </p>
      {shift === null ? (
        <p className={styles.since}>
          {drawer.usesShifts ? (
            <>
              <strong>{words.closed}</strong> {words.closedWay}
            </>
          ) : (
            words.never
          )}
        </p>
      ) : (
        <>
          <p className={styles.since}>
            {words.openSince(timeOfDayAt(new Date(shift.openedAt)), shift.openedByName)}
          </p>
          <p className={styles.since}>{words.started(shift.carriedFen, shift.floatFen)}</p>
        </>
      )}
      <p className={styles.since}>{words.today(drawer.todayFen)}</p>
    </div>
  )
}

/** What volunteers still bring; nothing where none is on its way. */
function CarriedLink({ drawer: { carried } }: { drawer: Drawer }) {
  const { carried: words } = useCashWords()
  if (carried.length === 0) return null
  const sumFen = addFen(...carried.map(({ notedFen }) => notedFen))
  return (
    <LinkButton kind="secondary" href={paths.counter('carried')} note={words.some(sumFen)}>
      {words.do}
    </LinkButton>
  )
}

type Deed = 'open' | 'in' | 'out' | 'donate'

function Deeds({ canteenId, drawer }: { canteenId: number; drawer: Drawer }) {
  const words = useCashWords()
  const [deed, setDeed] = useState<Deed | null>(null)
  const done = () => setDeed(null)
  return (
    <>
      <div className={styles.deeds}>
        {drawer.shift === null ? (
          <Button type="button" kind="secondary" onClick={() => setDeed('open')}>
            {words.open.do}
          </Button>
        ) : (
          <LinkButton kind="secondary" href={paths.counter('count')}>
            {words.count.do}
          </LinkButton>
        )}
        {drawer.mayMove && (
          <>
            <Button type="button" kind="quiet" onClick={() => setDeed('in')}>
              {words.putIn.do}
            </Button>
            <Button type="button" kind="quiet" onClick={() => setDeed('out')}>
              {words.takeOut.do}
            </Button>
            <Button type="button" kind="quiet" onClick={() => setDeed('donate')}>
              {words.donate.do}
            </Button>
          </>
        )}
        <LinkButton kind="quiet" href={paths.counter('report')}>
          {words.drawer.report}
        </LinkButton>
      </div>
      {deed === 'open' && (
        <OpenDrawer canteenId={canteenId} balanceFen={drawer.balanceFen} onClose={done} />
      )}
      {(deed === 'in' || deed === 'out') && (
        <MoveCash canteenId={canteenId} direction={deed} onClose={done} />
      )}
      {deed === 'donate' && <TakeDonation canteenId={canteenId} onClose={done} />}
    </>
  )
}
