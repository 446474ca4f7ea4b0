import { useQuery } from '@tanstack/react-query'
import { use, useEffect } from 'react'
import type { KitchenPlan } from '../../../../backend/contract/kitchen.ts'
import { serviceDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { paths } from '../../../app/paths.ts'
import { kitchenPlanQuery } from '../../../queries/kitchen.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { BowlMark } from '../../../ui/icons.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { KitchenPlanWordsContext, useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useKitchenWords } from '../../../ui/words/kitchen.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { planWords } from '../plan-words.ts'
import { CookedTab } from './CookedTab.tsx'
import { PlanTab } from './PlanTab.tsx'
import { ReadyTab } from './ReadyTab.tsx'
import styles from './Tablet.module.css'
import { UnsolvedClashes } from './UnsolvedClashes.tsx'

const tabs = ['plan', 'ready', 'cooked'] as const
export type TabletTab = (typeof tabs)[number]

interface KitchenTabletProps {
  servingId: number
  tab: TabletTab
}

/** One meal in the cook's hands: `/board/plan/:servingId`, `…/ready/…`, `…/cooked/…`. */
export function KitchenTablet(props: KitchenTabletProps) {
  const { language } = useWords()
  return (
    <KitchenPlanWordsContext value={use(planWords(language))}>
      <Tablet {...props} />
    </KitchenPlanWordsContext>
  )
}

function Tablet({ servingId, tab }: KitchenTabletProps) {
  const base = useWords()
  const words = useKitchenPlanWords()
  const { data, error, failureReason } = useQuery(kitchenPlanQuery(servingId))
  const title = words.tabs[tab]
  useEffect(() => {
    document.title = `${title} · ${base.brand}`
  }, [title, base.brand])
  const trouble = error ?? failureReason
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <BowlMark className={styles.mark} />
        <h1 className={styles.meal}>
          {data === undefined ? words.tabs[tab] : <Meal plan={data} />}
        </h1>
        <a className={styles.key} href={paths.board()}>
          {words.back}
        </a>
      </header>
      <Keys
        label={words.tabs.label}
        current={paths.kitchen(tab, servingId)}
        keys={tabs.map((one) => [paths.kitchen(one, servingId), words.tabs[one]])}
      />
      <main className={styles.main}>
        {data === undefined && trouble === null && <p>{base.loading}</p>}
        {trouble !== null && (
          <Notice tone="refused" heading={words.stale}>
            {sentenceFor(trouble, words.staleWay)}
          </Notice>
        )}
        {data !== undefined && <UnsolvedClashes board={data.board} />}
        {data !== undefined && tab === 'plan' && <PlanTab servingId={servingId} plan={data} />}
        {data !== undefined && tab === 'ready' && <ReadyTab servingId={servingId} plan={data} />}
        {data !== undefined && tab === 'cooked' && <CookedTab servingId={servingId} plan={data} />}
      </main>
      {data !== undefined && <Foot plan={data} servingId={servingId} tab={tab} />}
    </div>
  )
}

function Meal({ plan: { board } }: { plan: KitchenPlan }) {
  const base = useWords()
  const kitchen = useKitchenWords()
  if (board.serving === null) return kitchen.title
  const { day, meal } = board.serving.when
  return kitchen.meal(base.mealNameOn(day, meal, serviceDayAt(new Date(board.asOf))))
}

const buyingHref = ({ serving }: KitchenPlan['board']): string =>
  paths.buying(serving?.when.day, serving?.when.day)

const nearest = 4

/** Another meal, and paper. */
function Foot({ plan: { board }, servingId, tab }: KitchenTabletProps & { plan: KitchenPlan }) {
  const base = useWords()
  const kitchen = useKitchenWords()
  const words = useKitchenPlanWords()
  const today = serviceDayAt(new Date(board.asOf))
  return (
    <footer className={styles.foot}>
      <p>{words.paper.label}</p>
      <Keys
        label={words.paper.label}
        current=""
        keys={[
          [`/board/prep/${servingId}`, words.paper.prep],
          [buyingHref(board), words.paper.buying],
          [paths.kitchen('packing', servingId), words.paper.packing],
          [paths.kitchen('labels', servingId), words.paper.labels],
        ]}
      />
      <p>{words.servings}</p>
      <Keys
        label={words.servings}
        current={paths.kitchen(tab, servingId)}
        keys={board.servings
          .slice(0, nearest)
          .map(({ when }) => [
            paths.kitchen(tab, when.servingId),
            kitchen.meal(base.mealNameOn(when.day, when.meal, today)),
          ])}
      />
    </footer>
  )
}

interface KeysProps {
  label: string
  current: string
  keys: readonly (readonly [href: string, words: string])[]
}

function Keys({ label, current, keys }: KeysProps) {
  return (
    <nav className={styles.keys} aria-label={label}>
      {keys.map(([href, words]) => (
        <a
          key={href}
          className={styles.key}
          href={href}
          aria-current={href === current ? 'page' : undefined}
        >
          {words}
        </a>
      ))}
    </nav>
  )
}
