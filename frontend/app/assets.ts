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
  styles: string[]
}

/** The built client next to this bundle says which hashed files a page needs. */
const readManifest = (): Manifest =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../client/manifest.json'), 'utf8')) as Manifest

function collect(manifest: Manifest, name: string, into: Set<string>): void {
  if (into.has(name)) return
  into.add(name)
  for (const next of manifest[name]?.imports ?? []) collect(manifest, next, into)
}

export function assetsOf(
  entry: string,
  also: string[] = [],
  manifest: Manifest = readManifest(),
): PageAssets {
  const names = new Set<string>()
  for (const name of [entry, ...also]) collect(manifest, name, names)
  const chunks = Array.from(names, (name) => manifest[name]).filter((chunk) => chunk !== undefined)
  const script = manifest[entry]?.file
  if (script === undefined)
    throw new Error(`The client was not built: no ${entry} in its manifest. Run the build first.`)
  return {
    script: `/${script}`,
    preloads: chunks.map((chunk) => `/${chunk.file}`).filter((file) => file !== `/${script}`),
    styles: Array.from(new Set(chunks.flatMap((chunk) => chunk.css ?? [])), (file) => `/${file}`),
  }
}
