import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
  dynamicImports?: string[]
}
type Manifest = Record<string, Chunk>

export interface PageAssets {
  /** null: a page that only has to be read */
  script: string | null
  preloads: string[]
  /** Files to ask for before anything is painted. */
  styles: string[]
  /** Style sheets that come with the page, as text, and the files they are. */
  inline: { file: string; text: string }[]
}

const clientFolder = join(import.meta.dirname, '../client')
const entry = 'frontend/app/elder.tsx'

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** The built client next to this bundle says which hashed files a page needs. */
const manifest = once(
  () => JSON.parse(readFileSync(join(clientFolder, 'manifest.json'), 'utf8')) as Manifest,
)

function collect(name: string, by: 'imports' | 'any', into: Set<string>): void {
  if (into.has(name)) return
  into.add(name)
  const { imports = [], dynamicImports = [] } = manifest()[name] ?? {}
  for (const next of by === 'any' ? [...imports, ...dynamicImports] : imports)
    collect(next, by, into)
}

function chunksOf(names: string[], by: 'imports' | 'any' = 'imports'): Chunk[] {
  const found = new Set<string>()
  for (const name of names) collect(name, by, found)
  return Array.from(found, (name) => manifest()[name]).filter((chunk) => chunk !== undefined)
}

const stylesOf = (chunks: Chunk[]): string[] => [...new Set(chunks.flatMap(({ css }) => css ?? []))]

function scriptOf(name: string): string {
  const script = manifest()[name]?.file
  if (script === undefined)
    throw new Error(`The client was not built: no ${name} in its manifest. Run the build first.`)
  return `/${script}`
}

/** For a page its script draws: the styles are files, fetched beside the script and kept. */
export function assetsOf(name: string, also: string[] = []): PageAssets {
  const script = scriptOf(name)
  const chunks = chunksOf([name, ...also])
  return {
    script,
    preloads: preloadsOf(chunks, script),
    styles: stylesOf(chunks).map((file) => `/${file}`),
    inline: [],
  }
}

const preloadsOf = (chunks: Chunk[], script: string): string[] =>
  chunks.map(({ file }) => `/${file}`).filter((file) => file !== script)

const texts = new Map<string, string>()

function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(clientFolder, file), 'utf8').trim()
  texts.set(file, text)
  return text
}

/**
 * For a page the server draws: all it takes to paint comes in the one answer, as each further one costs a phone on
 * a bad line half a second. They are 5 kB; a file kept from the last visit would be read no sooner.
 */
export function drawnAssetsOf(also: string[]): PageAssets {
  const script = scriptOf(entry)
  const chunks = chunksOf([entry, ...also])
  return {
    script,
    preloads: preloadsOf(chunks, script),
    styles: [],
    inline: stylesOf(chunks).map((file) => ({ file: `/${file}`, text: textOf(file) })),
  }
}

/** What the page's policy must know of every style sheet that may come with a page. */
export const hashesOfStyles = once(() =>
  stylesOf(chunksOf([entry], 'any')).map(
    (file) => `'sha256-${createHash('sha256').update(textOf(file)).digest('base64')}'` as const,
  ),
)

const pictures = new Map<string, string>()

/** A picture as text in the page, for the one that is seen first. A path of no picture of ours stays a path. */
export function pictureInPage(path: string): string {
  if (!/^\/dishes\/[a-z-]+\.svg$/.test(path)) return path
  const known = pictures.get(path)
  if (known !== undefined) return known
  const made = pictureAsText(path)
  pictures.set(path, made)
  return made
}

function pictureAsText(path: string): string {
  try {
    const drawing = readFileSync(join(clientFolder, path), 'utf8')
    return `data:image/svg+xml,${drawing.replace(/"/g, "'").replace(/%/g, '%25').replace(/#/g, '%23').replace(/</g, '%3C').replace(/>/g, '%3E')}`
  } catch {
    return path
  }
}
