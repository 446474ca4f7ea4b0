import styles from './ScanPicture.module.css'

/** A card held under a light: says where before anybody has read a word. Silent, the sentence beside it speaks. */
export function ScanPicture({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 480 250" aria-hidden="true" focusable="false">
      <path className={styles.light} d="M240 22 404 238H76Z" />
      <rect className={styles.reader} x="180" y="0" width="120" height="34" rx="12" />
      <rect className={styles.lamp} x="206" y="24" width="68" height="12" rx="6" />
      <rect className={styles.shade} x="118" y="92" width="252" height="150" rx="18" />
      <rect className={styles.card} x="112" y="84" width="252" height="150" rx="18" />
      <path className={styles.band} d="M112 102a18 18 0 0 1 18-18h216a18 18 0 0 1 18 18v10H112Z" />
      <g className={styles.code}>
        <path d="M138 134h30v30h-30zM198 134h30v30h-30zM138 194h30v24h-30z" />
        <path d="M178 134h10v20h-10zM178 164h20v10h-20zM208 174h20v10h-20zM178 184h10v34h-10zM198 194h12v10h-12zM218 204h10v14h-10z" />
      </g>
      <g className={styles.line}>
        <path d="M254 148h86M254 176h86M254 204h52" />
      </g>
    </svg>
  )
}
