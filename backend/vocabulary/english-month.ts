const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The name of a day's month, or of a month ('2026-11'): November. */
export const englishMonth = (dayOrMonth: string): string =>
  months[Number(dayOrMonth.slice(5, 7)) - 1] ?? dayOrMonth
