/** What a form-encoded body or query says, once its brackets are read. */
export type FormValue = string | readonly FormValue[] | { readonly [name: string]: FormValue }
export type FormValues = Readonly<Record<string, FormValue>>

type Node = string | Map<string, Node>

/** `a[b][0]=c` → { a: { b: ['c'] } } */
export function parseForm(text: string): FormValues {
  const root = new Map<string, Node>()
  for (const [name, value] of new URLSearchParams(text)) {
    const [first = '', ...inner] = name.split('[').map((part) => part.replace(/\]$/, ''))
    place(root, [first, ...inner], value)
  }
  return Object.fromEntries([...root].map(([name, node]) => [name, read(node)]))
}

function place(into: Map<string, Node>, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path
  // `types[]=a&types[]=b`: an empty bracket is the next place of a list.
  const key = name === '' ? String(into.size) : name
  if (rest.length === 0) {
    into.set(key, value)
    return
  }
  const known = into.get(key)
  const inner = known instanceof Map ? known : new Map<string, Node>()
  into.set(key, inner)
  place(inner, rest, value)
}

function read(node: Node): FormValue {
  if (typeof node === 'string') return node
  const entries = [...node]
  const isList = entries.every(([name], place) => name === String(place))
  return isList
    ? entries.map(([, inner]) => read(inner))
    : Object.fromEntries(entries.map(([name, inner]) => [name, read(inner)]))
}

/** `['line_items', 0, 'quantity']` → line_items[0][quantity] */
export function bracketed(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String)
  return `${first ?? ''}${rest.map((part) => `[${part}]`).join('')}`
}
