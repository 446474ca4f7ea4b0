const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.4,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** Drawn beside a word, never instead of one; so they are silent. */
const glyph = (path: string) =>
  function Glyph({ className }: { className?: string | undefined }) {
    return (
      <svg
        className={className}
        viewBox="0 0 24 24"
        width="1em"
        height="1em"
        aria-hidden="true"
        focusable="false"
        {...stroke}
      >
        <path d={path} />
      </svg>
    )
  }

export const PrinterGlyph = glyph('M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z')
export const CrossGlyph = glyph('M6 6 18 18M18 6 6 18')
export const CardGlyph = glyph('M3 6h18v12H3ZM3 10h18M7 14.5h4')
export const DownGlyph = glyph('M6 9.5 12 15.5 18 9.5')
export const UndoGlyph = glyph('M9 7 4.5 11.5 9 16M5 11.5h9a5 5 0 0 1 0 8h-2')
export const BackspaceGlyph = glyph('M8 5h13v14H8l-6-7ZM12 9.5l5 5M17 9.5l-5 5')
