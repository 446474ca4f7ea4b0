import type { DehydratedState } from '@tanstack/react-query'

/** What the server hands to the page besides its HTML: data only, never code. */
export interface PageState {
  queries: DehydratedState
  /** Why the page could not be shown, when it could not. */
  refused?: string
}

/** JSON that cannot end the script element it lies in. */
export const stateText = (state: PageState): string =>
  JSON.stringify(state).replace(/</g, '\\u003c')
