import writeXlsxFile from 'write-excel-file/node'

/** A row by its headings; what is left out is an empty cell. */
export type TableRow = Readonly<Record<string, string | number | Date>>

const headingsOf = (rows: readonly TableRow[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
]

/** As Excel saves it: text as text, numbers as numbers, days as days. */
export const xlsxOf = async (
  rows: readonly TableRow[],
  above: readonly string[] = [],
): Promise<string> => {
  const headings = headingsOf(rows)
  const cells = rows.map((row) =>
    headings.map((heading) => {
      const value = row[heading] ?? null
      return value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value
    }),
  )
  const title = above.map((line) => [line])
  return (await writeXlsxFile([...title, headings, ...cells]).toBuffer()).toString('base64')
}

const quoted = (cell: string): string =>
  /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

export const csvOf = (rows: readonly TableRow[]): string => {
  const headings = headingsOf(rows)
  const lines = [
    headings,
    ...rows.map((row) => headings.map((heading) => String(row[heading] ?? ''))),
  ]
  return lines.map((line) => line.map(quoted).join(',')).join('\r\n')
}

export const utf8 = (text: string): string => Buffer.from(text).toString('base64')

/** Node decodes GB18030 and does not encode it: its two-byte half, read backwards. */
const gb18030Bytes = (): Map<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      found.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  return found
}

export const gb18030 = (text: string): string => {
  const bytes = gb18030Bytes()
  const encoded = Array.from(text).flatMap((letter) =>
    letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : (bytes.get(letter) ?? []),
  )
  return Buffer.from(encoded).toString('base64')
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A sound identity number (GB 11643); an even `order` is a woman's. */
export const anIdNumber = (birthDate: string, order: number): string => {
  const body = `310107${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  const sum = weights.reduce((all, weight, place) => all + weight * Number(body[place]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}
