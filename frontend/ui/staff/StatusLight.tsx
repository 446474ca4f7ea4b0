import { useEffect, useState } from 'react'
import { useStaffWords } from '../words/staff.ts'
import styles from './StatusLight.module.css'

/** on: connected · off: the last news may be old. The dot never says it alone. */
export function StatusLight({ state, children }: { state: 'on' | 'off'; children: string }) {
  return (
    <span className={`${styles.light} ${styles[state]}`}>
      <span className={styles.dot} aria-hidden="true" />
      {children}
    </span>
  )
}

/** Seconds after which figures are called old. */
const oldAfter = 10

/** 「已连上，2 秒前更新」, and 「数据已停 12 秒」 when nothing has come for too long. */
export function DataAge({ updatedAt }: { updatedAt: number }) {
  const { connected, stopped } = useStaffWords()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  const seconds = Math.max(0, Math.round((now - updatedAt) / 1000))
  return (
    <StatusLight state={seconds > oldAfter ? 'off' : 'on'}>
      {seconds > oldAfter ? stopped(seconds) : connected(seconds)}
    </StatusLight>
  )
}
