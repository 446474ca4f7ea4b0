import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { paths } from '../../app/paths.ts'
import { useCanteenId } from '../../app/staff-canteen.ts'
import { callBacksQuery } from '../../queries/desk.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { AppFrame, Split } from '../../ui/staff/AppFrame.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CallBacks } from './CallBacks.tsx'
import { CallerNotice } from './CallerNotice.tsx'
import { CallsLink } from './CallsLink.tsx'
import styles from './Desk.module.css'
import { Done } from './Done.tsx'
import { FindPerson } from './FindPerson.tsx'
import { FourKeys } from './FourKeys.tsx'
import { Person } from './Person.tsx'
import { useMinutesUntil } from './use-countdown.ts'
import { useDesk } from './use-desk.ts'

/** Somebody calls: find her, ask, read back, book. Everything else is quieter than that. */
export function Desk() {
  const { title } = useDeskWords()
  const { noCanteen, noCanteenWay } = useDeskWords()
  const { brand } = useWords()
  const canteenId = useCanteenId()
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  if (canteenId !== null) return <CanteenDesk canteenId={canteenId} />
  return (
    <AppFrame title={title} status={<StaffStatus />}>
      <EmptyState words={noCanteen}>
        <p>{noCanteenWay}</p>
      </EmptyState>
    </AppFrame>
  )
}

function CanteenDesk({ canteenId }: { canteenId: number }) {
  const desk = useDesk()
  const { box, query, caller, person, done } = desk
  const words = useDeskWords()
  return (
    <AppFrame
      title={<Meal canteenId={canteenId} />}
      about={<MealDate canteenId={canteenId} />}
      status={<Status canteenId={canteenId} />}
    >
      <output className="spoken-only">{done === null ? '' : words.done[done.kind]}</output>
      <div
        className={styles.desk}
        data-open={person !== null ? 'person' : done !== null ? 'done' : 'none'}
      >
        <Split
          list={
            <div className={styles.list}>
              <FindPerson
                canteenId={canteenId}
                box={box}
                query={query}
                onType={desk.search}
                onOpen={desk.open}
                onKeyAhead={desk.setKeyAhead}
              />
              {caller !== null && (
                <CallerNotice
                  canteenId={canteenId}
                  number={caller}
                  onKnown={desk.open}
                  onShared={desk.setQuery}
                />
              )}
              <CallsLink canteenId={canteenId} />
              <p>
                <LinkButton href={paths.round()} kind="quiet">
                  {words.round}
                </LinkButton>
              </p>
              <CallBacks canteenId={canteenId} onOpen={desk.open} />
            </div>
          }
        >
          <div className={styles.panel}>
            {person !== null ? (
              <Person
                key={person.dinerId}
                dinerId={person.dinerId}
                servingId={person.servingId}
                typed={query}
                keyAhead={desk.keyAhead}
                onKeyAhead={desk.setKeyAhead}
                onSearch={desk.search}
                onDone={desk.finish}
              />
            ) : done !== null ? (
              <Done done={done} onChange={desk.setDone} onOpen={desk.open} onSearch={desk.search} />
            ) : (
              <FourKeys canteenId={canteenId} />
            )}
          </div>
        </Split>
      </div>
    </AppFrame>
  )
}

function Meal({ canteenId }: { canteenId: number }) {
  const { title, header } = useDeskWords()
  const { mealNameOn } = useWords()
  const { data, isError } = useQuery(callBacksQuery(canteenId))
  if (data === undefined) return isError ? title : header.loading
  return data.when === null
    ? header.nothingOpen
    : header.meal(mealNameOn(data.when.day, data.when.meal, data.now.day))
}

function MealDate({ canteenId }: { canteenId: number }) {
  const { date, weekday } = useWords()
  const when = useQuery(callBacksQuery(canteenId)).data?.when
  return when ? `${date(when.day)} ${weekday(when.day)}` : null
}

function Status({ canteenId }: { canteenId: number }) {
  const { header } = useDeskWords()
  const { data, dataUpdatedAt } = useQuery(callBacksQuery(canteenId))
  const minutes = useMinutesUntil(data?.now, data?.cutoff, dataUpdatedAt)
  return (
    <StaffStatus>
      {minutes !== null && (
        <span>{header.untilCutoff(Math.floor(minutes / 60), minutes % 60)}</span>
      )}
    </StaffStatus>
  )
}
