import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { paths } from '../../../app/paths.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Safety.module.css'

type Task = 'samples' | 'temperatures' | 'morning' | 'goods'
const tasks: readonly Task[] = ['morning', 'goods', 'temperatures', 'samples']

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

/** What is left to do of each task today; of goods only how many came. */
function leftOf(data: FoodSafetyDay, task: Exclude<Task, 'goods'>): number {
  if (task === 'samples') return sum(data.servings.map(({ missing }) => missing.samples))
  if (task === 'temperatures') {
    return sum(data.servings.map(({ missing }) => missing.temperatures + missing.tooCold))
  }
  return data.hands.filter(({ check }) => check === null).length
}

/** The way to each task, and what is missing, in red. */
export function SafetyHome({ data }: { data: FoodSafetyDay }) {
  const base = useWords()
  const words = useSafetyWords()
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <LinkButton href={paths.board()} kind="quiet">
          {words.toBoard}
        </LinkButton>
        <div>
          <h1>{words.title}</h1>
          <p className={styles.about}>
            {base.name(data.canteen.name)} · {base.date(data.day)} {base.weekday(data.day)}
          </p>
        </div>
      </header>
      <nav className={styles.tiles} aria-label={words.title}>
        {tasks.map((task) => (
          <TaskTile key={task} task={task} data={data} />
        ))}
      </nav>
      {data.servings.map(({ when, because }) => (
        <p key={when.servingId} className={because === null ? styles.whole : styles.lacking}>
          <strong>{base.meal[when.meal]}</strong> {because === null ? words.done : because.sentence}
        </p>
      ))}
      <div className={styles.foot}>
        <LinkButton href={paths.foodSafety('sheet')} kind="quiet">
          {words.sheet}
        </LinkButton>
      </div>
    </main>
  )
}

function TaskTile({ task, data }: { task: Task; data: FoodSafetyDay }) {
  const words = useSafetyWords()
  const left = task === 'goods' ? 0 : leftOf(data, task)
  return (
    <a href={paths.foodSafety(task)} className={styles.tile}>
      <span className={styles.task}>{words.tasks[task]}</span>
      <span className={styles.about}>{words.about[task]}</span>
      <span className={left > 0 ? styles.left : styles.ready}>
        {task === 'goods' && words.today(data.goods.length)}
        {task !== 'goods' && (left > 0 ? words.undone(left) : words.done)}
      </span>
    </a>
  )
}
