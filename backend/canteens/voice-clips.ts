import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import express from 'express'
import type { Express } from 'express'
import type { Language } from '../vocabulary/role.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { spokenKey } from '../vocabulary/spoken-key.ts'

/** Under which the recordings are heard. */
const voicePath = '/voice'
const mostClips = 3_000
const isRecording = (name: string): boolean => /^[^./\\][^/\\]*\.(mp3|ogg|m4a|wav)$/i.test(name)

interface Clip {
  readonly key: string
  readonly path: string
}

const keptMs = 60_000
/** What was found, and when on the machine's own steady clock. Anybody asks, as often as they like. */
const kept = new Map<string, { readonly at: number; readonly clips: Promise<Clip[]> }>()

/** What lies in the folder, at most a minute old. */
export const knownClips = (folder: string | undefined, language: Language): Promise<Clip[]> => {
  const name = `${language} ${folder ?? ''}`
  const known = kept.get(name)
  if (known !== undefined && performance.now() - known.at < keptMs) return known.clips
  const clips = recordedClips(folder, language)
  kept.set(name, { at: performance.now(), clips })
  // What could not be read is looked for again by the next who asks.
  clips.catch(() => kept.delete(name))
  return clips
}

/**
 * What lies in `<folder>/<language>`: each file is named by the words it says, 订好了.mp3. Empty where nobody has
 * recorded anything.
 */
export const recordedClips = async (
  folder: string | undefined,
  language: Language,
): Promise<Clip[]> => {
  if (folder === undefined) return []
  const names = await readdir(join(folder, language)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return names
    .filter(isRecording)
    .toSorted()
    .slice(0, mostClips)
    .map((name) => ({
      key: spokenKey(name.replace(/\.\w+$/, '')),
      path: `${voicePath}/${language}/${encodeURIComponent(name)}`,
    }))
    .filter(({ key }) => key !== '')
}

/** The recordings themselves, for anybody, and nothing else that may lie there. Refuses `not_found`. */
export const serveClips = (app: Express, folder: string): void => {
  app.use(voicePath, (request, _response, next) => {
    const [, language = '', name = '', ...more] = request.path.split('/')
    const known = (language === 'zh-CN' || language === 'en') && more.length === 0
    if (!known || !isRecording(safelyDecoded(name))) throw new Refusal('not_found')
    next()
  })
  app.use(
    voicePath,
    express.static(folder, { index: false, redirect: false, dotfiles: 'ignore', maxAge: '1d' }),
  )
  app.use(voicePath, () => {
    throw new Refusal('not_found')
  })
}

const safelyDecoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}
