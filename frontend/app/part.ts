import { createElement } from 'react'
import type { ComponentType, Context } from 'react'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { Language } from '../../backend/vocabulary/role.ts'
import { useWords } from '../ui/words/words.tsx'

export type Screen = ComponentType<{ params: Record<string, string> }>

interface PartSpec<Pages, Words> {
  /** The module of the screens, `frontend/app/….ts` or the one screen itself, and how to fetch it. */
  readonly module: string
  readonly pages: () => Promise<Pages>
  readonly WordsContext: Context<Words | null>
  readonly words: Readonly<
    Record<Language, { readonly module: string; readonly load: () => Promise<Words> }>
  >
}

/**
 * Screens that a first visit does not need, with words of their own: fetched by whoever opens one of them, in one
 * language, once, before it is drawn or hydrated, so that no page is drawn in two steps.
 */
export interface Part<Pages, Words> {
  /** For the server to link: what the page will fetch. */
  readonly modules: (language: Language) => string[]
  readonly ready: (language: Language) => Promise<Pages>
  /** Once ready. */
  readonly words: (language: Language) => Words
  readonly screen: (pick: (pages: Pages) => Screen) => Screen
}

export function partOf<Pages, Words>(spec: PartSpec<Pages, Words>): Part<Pages, Words> {
  let pages: Pages | undefined
  const words = new Map<Language, Words>()
  const wordsIn = (language: Language): Words =>
    present(words.get(language), `${spec.module} was made ready`)
  return {
    modules: (language) => [spec.module, spec.words[language].module],
    ready: async (language) => {
      const [fetched, said] = await Promise.all([
        pages ?? spec.pages(),
        words.get(language) ?? spec.words[language].load(),
      ])
      words.set(language, said)
      return (pages = fetched)
    },
    words: wordsIn,
    screen: (pick) =>
      function PartScreen(props) {
        const { language } = useWords()
        return createElement(
          spec.WordsContext,
          { value: wordsIn(language) },
          createElement(pick(present(pages, `${spec.module} was made ready`)), props),
        )
      },
  }
}
