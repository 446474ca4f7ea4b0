import type { ReactNode } from 'react'
import styles from './Tabs.module.css'

/** Parts of one room as links: each has its address, the back button works, and they print. */
export function Tabs({
  label,
  items,
  current,
}: {
  label: string
  items: { href: string; label: ReactNode }[]
  current: string
}) {
  return (
    <nav aria-label={label} className="screen-only">
      <ul className={styles.tabs}>
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              className={styles.tab}
              aria-current={item.href === current ? 'page' : undefined}
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
