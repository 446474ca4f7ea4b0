import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dishPictures } from './keys.ts'
import type { DishPictureKey } from './keys.ts'
import { closeUp, scene } from './scenes.ts'
import { stills } from './stills.ts'

const isKey = (key: string): key is DishPictureKey => key in dishPictures

/** Every picture file of the product, by its path below frontend/public. */
export function renderPictures(): Map<string, string> {
  const files = new Map<string, string>()
  for (const key of Object.keys(dishPictures).filter(isKey)) {
    files.set(`dishes/${key}.svg`, scene(key))
    files.set(`dishes/${key}-square.svg`, closeUp(key))
  }
  for (const [path, draw] of Object.entries(stills)) files.set(path, draw())
  return files
}

/** Run by hand after a drawing changed: writes frontend/public, which is committed. */
function write(): void {
  const publicDirectory = fileURLToPath(new URL('../../public/', import.meta.url))
  for (const [path, content] of renderPictures()) {
    const file = join(publicDirectory, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

if (import.meta.main) write()
