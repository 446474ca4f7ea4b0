import { registerHooks } from 'node:module'

/** Loaded with `--import` into a process that tells what it was once right to tell: it does not ask again. */
const guard = 'and ${mayHearOf(needed)}'

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!url.endsWith('/backend/notices/delivery.store.ts')) return loaded
    const source = loaded.source ?? ''
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    if (!text.includes(guard)) throw new Error(`the guard to cut out is no longer in ${url}`)
    return { ...loaded, source: text.replace(guard, '') }
  },
})
