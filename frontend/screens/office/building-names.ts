const separators = /[\n,，、;；]+/
/** '1-12栋', '1栋到12栋', 'A1~A4' */
const range = /^(\D*)(\d{1,3})(\D*?)\s*(?:-|–|—|~|～|到|至)\s*(\D*)(\d{1,3})(\D*)$/

function expanded(part: string): string[] {
  const [, before = '', from = '', unit = '', beforeEnd = '', to = '', after = ''] =
    range.exec(part) ?? []
  const [first, last] = [Number(from), Number(to)]
  const sameSides = (beforeEnd === '' || beforeEnd === before) && (unit === '' || unit === after)
  // 「88-1号」 is one address, not a range that runs backwards.
  if (to === '' || last <= first || !sameSides) return [part]
  return Array.from(
    { length: last - first + 1 },
    (_, number) => `${before}${first + number}${after}`,
  )
}

/** What somebody types in one go for a whole compound, as the names it stands for, each once. */
export function buildingNames(typed: string): string[] {
  const parts = typed
    .normalize('NFKC')
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return [...new Set(parts.flatMap(expanded))]
}
