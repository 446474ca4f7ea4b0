import type { ReactNode } from 'react'

interface IconProps {
  className?: string | undefined
}

/*
 * Every icon stands beside its word, so all are hidden from screen readers. They take the colour and
 * size of the text around them; a stylesheet may say otherwise.
 */
function Icon({ className, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      className={className}
      width="1em"
      height="1em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export function PhoneIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <path
        fill="currentColor"
        strokeWidth="1.2"
        d="M4.6 3.9 6.9 3c.7-.3 1.5 0 1.8.7l1.5 3.4c.3.6.1 1.3-.4 1.7L8.2 10.2c1.1 2.4 3.1 4.4 5.6 5.6l1.4-1.6c.4-.5 1.1-.7 1.7-.4l3.4 1.5c.7.3 1 1.1.7 1.8l-.9 2.3c-.5 1.2-1.7 1.9-3 1.7C9.9 20.1 3.9 14.1 2.9 6.9 2.7 5.6 3.4 4.4 4.6 3.9Z"
      />
    </Icon>
  )
}

/** A small and a large A. */
export function TextSizeIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <path d="m1.8 19 3.7-9 3.7 9M3 16.2h5M9.8 19 16 4l6.2 15M12 14.2h8" />
    </Icon>
  )
}

export function SpeakerIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <path fill="currentColor" d="M3 9.2h3.4L11.6 5v14l-5.2-4.2H3Z" />
      <path d="M15.4 8.8a4.6 4.6 0 0 1 0 6.4M18.4 5.8a9 9 0 0 1 0 12.4" />
    </Icon>
  )
}

export function TickIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <path strokeWidth="3.6" d="m4.4 12.8 5 5L19.6 6.6" />
    </Icon>
  )
}

export function SearchIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <circle cx="10" cy="10" r="6.4" />
      <path d="m15 15 6 6" />
    </Icon>
  )
}

/** The return key, as on the keycap. */
export function ReturnKeyIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <path d="M19.5 6v5.5a2 2 0 0 1-2 2H5.5M9.5 9l-4.5 4.5L9.5 18" />
    </Icon>
  )
}

export function BackIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <path strokeWidth="3" d="m14.5 5-7 7 7 7" />
    </Icon>
  )
}

export function HelpIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <circle cx="12" cy="12" r="9.6" />
      <path d="M9.2 9.4a2.9 2.9 0 0 1 5.7.7c0 2-2.9 2.5-2.9 4.3M12 17.6v.1" />
    </Icon>
  )
}

/** A meal ticket: what one has booked. */
export function MealsIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <path d="M3 6.5h18v3.4a2.2 2.2 0 0 0 0 4.3v3.3H3v-3.3a2.2 2.2 0 0 0 0-4.3Z" />
      <path strokeWidth="1.8" strokeDasharray=".1 2.9" d="M15 9.1v6" />
    </Icon>
  )
}

interface MarkProps extends IconProps {
  /** For a ground where the steam has its own colour, as on the kitchen board. */
  steamClassName?: string | undefined
}

/** The mark: a bowl with three lines of steam. */
export function BowlMark({ className, steamClassName }: MarkProps) {
  return (
    <svg
      className={className}
      width="1em"
      height="1em"
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M3 15h26a13 13 0 0 1-8 11.7V29H11v-2.3A13 13 0 0 1 3 15Z" />
      <path
        className={steamClassName}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        d="M11.3 3.4c1.7 1.4-1.5 3.3 0 5M16.3 3.4c1.7 1.4-1.5 3.3 0 5M21.3 3.4c1.7 1.4-1.5 3.3 0 5"
      />
    </svg>
  )
}
