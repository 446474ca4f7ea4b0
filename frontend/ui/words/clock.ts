/** 16:30 → { hour: 16, hour12: 4, minute: 30 } */
export function clockParts(time: string): { hour: number; hour12: number; minute: number } {
  const hour = Number(time.slice(0, 2))
  return { hour, hour12: hour % 12 === 0 ? 12 : hour % 12, minute: Number(time.slice(3, 5)) }
}

/** '2026-11-23' → { month: 11, dayOfMonth: 23 } */
export function dateParts(day: string): { month: number; dayOfMonth: number } {
  return { month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) }
}
