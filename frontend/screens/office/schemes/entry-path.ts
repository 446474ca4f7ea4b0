/** A scheme or a case as it is being written: JSON, filled in as far as it is. */
export type Entry = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export const itemsAt = (root: unknown, path: string): readonly unknown[] => {
  const value = valueAt(root, path)
  return Array.isArray(value) ? value : []
}

/** What stands at 'terms.rules.0.benefit.fen'; undefined where there is nothing. */
export const valueAt = (root: unknown, path: string): unknown =>
  path === ''
    ? root
    : path
        .split('.')
        .reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), root)

export const textAt = (root: unknown, path: string): string => {
  const value = valueAt(root, path)
  return typeof value === 'string' ? value : ''
}

const replaced = (holder: unknown, parts: readonly string[], value: unknown): unknown => {
  const [part = '', ...rest] = parts
  const inside = isObject(holder) ? holder[part] : undefined
  const next = rest.length === 0 ? value : replaced(inside, rest, value)
  if (Array.isArray(holder))
    return holder.map((item: unknown, index) => (index === Number(part) ? next : item))
  const { [part]: _before, ...others } = isObject(holder) ? holder : {}
  if (next === undefined) return others
  return isObject(holder) && part in holder
    ? { ...holder, [part]: next }
    : { ...others, [part]: next }
}

/** The same with another value there; `undefined` takes it out. What leads there is made where it is missing. */
export const withValue = (root: Entry, path: string, value: unknown): Entry =>
  replaced(root, path.split('.'), value) as Entry

/** 'terms.rules' in '' is 'terms.rules'; 'fen' in 'terms.limits.0' is 'terms.limits.0.fen'. */
export const inside = (base: string, name: string | number): string =>
  base === '' ? String(name) : `${base}.${name}`
