import { useSuspenseQuery } from '@tanstack/react-query'
import type { Today as TodayReply } from '../../../backend/contract/tickets.ts'
import { paths } from '../../app/paths.ts'
import { todayQuery } from '../../queries/bookings.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Pair, Phrases, Screen } from '../../ui/elder/Screen.tsx'
import { SolarTermLeaf } from '../../ui/elder/SolarTermLeaf.tsx'
import { HelpIcon, MealsIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { NextMeal } from './NextMeal.tsx'
import { Refused } from './Refused.tsx'
import { useSession } from './session.ts'
import styles from './Today.module.css'
import { WaitingMeal } from './WaitingMeal.tsx'
import { Welcome } from './Welcome.tsx'

export function Today() {
  const { diner } = useSession()
  return diner === null ? <Welcome /> : <HerToday dinerId={diner.dinerId} />
}

function HerToday({ dinerId }: { dinerId: number }) {
  const { data } = useSuspenseQuery(todayQuery(dinerId))
  const { today } = useElderWords()
  return (
    <Screen>
      <Greeting data={data} />
      {data.season !== null && <Season season={data.season} today={data.now.day} />}
      <Refused />
      {data.waiting === null ? (
        <NextMeal data={data} />
      ) : (
        <WaitingMeal data={data} ticket={data.waiting} />
      )}
      <div className={styles.more}>
        <Pair>
          <LinkButton kind="quiet" href={paths.meals()} icon={<MealsIcon />}>
            {today.myMeals}
          </LinkButton>
          <LinkButton kind="quiet" href={paths.help()} icon={<HelpIcon />}>
            {today.helpPage}
          </LinkButton>
        </Pair>
      </div>
    </Screen>
  )
}

function Greeting({ data }: { data: TodayReply }) {
  const words = useWords()
  const { today } = useElderWords()
  const { now, diner } = data
  return (
    <header className={styles.greeting}>
      <div className={styles.hello}>
        <p className={styles.name}>
          <Phrases
            text={
              diner.birthday
                ? today.happyBirthday(words.name(diner.callName))
                : today.greeting(words.name(diner.callName), now.time)
            }
          />
        </p>
        <p className={styles.date}>
          {today.calendar(words.weekday(now.day), words.name(now.lunar.words), words.date(now.day))}
        </p>
      </div>
      {now.leaf !== null && <SolarTermLeaf name={words.name(now.leaf)} />}
    </header>
  )
}

/** Said only where the dish is on the menu: what people eat on such a day. */
function Season({
  season: { day, term, verb, dish },
  today: now,
}: {
  season: NonNullable<TodayReply['season']>
  today: TodayReply['now']['day']
}) {
  const words = useWords()
  const { today } = useElderWords()
  return (
    <p className={styles.season}>
      <Phrases
        text={today.season(words.dayFromToday(day, now), day === now ? 'today' : 'later', {
          term: words.name(term),
          verb,
          dish: words.name(dish),
        })}
      />
    </p>
  )
}
