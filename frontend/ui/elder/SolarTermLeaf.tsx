import styles from './SolarTermLeaf.module.css'

/** A leaf torn from the wall calendar: 小雪. Torn, so that nobody takes it for a button. */
export function SolarTermLeaf({ name }: { name: string }) {
  return (
    <p className={styles.leaf}>
      <svg
        className={styles.paper}
        viewBox="0 0 72 82"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <path
          className={styles.sheet}
          d="M0 12a6 6 0 016-6h60a6 6 0 016 6v64l-6-4-6 5-6-5-6 5-6-5-6 5-6-5-6 5-6-5-6 5-6-5-6 4z"
        />
        <path
          className={styles.shade}
          d="M0 76l6-4 6 5 6-5 6 5 6-5 6 5 6-5 6 5 6-5 6 5 6-5 6 4v4l-6-4-6 5-6-5-6 5-6-5-6 5-6-5-6 5-6-5-6 5-6-5-6 4z"
        />
        <path className={styles.head} d="M0 12a6 6 0 016-6h60a6 6 0 016 6v8H0z" />
        <path className={styles.hook} d="M19 2v9M53 2v9" />
        <g className={styles.flakes}>
          <circle cx="9" cy="30" r="2.500" />
          <circle cx="62" cy="28" r="2" />
          <circle cx="55" cy="67" r="2.500" />
          <circle cx="24" cy="68" r="1.800" />
        </g>
      </svg>
      <span className={styles.name}>{name}</span>
    </p>
  )
}
