import { createContext, useContext, useEffect } from 'react'
import type { ReactNode } from 'react'
import { present } from '../../backend/vocabulary/invariant.ts'

/** replace: the page left behind would only confuse on the way back */
export type Leaving = 'push' | 'replace'
export type Go = (to: string, leaving?: Leaving) => Promise<void>

const GoContext = createContext<Go | null>(null)
export const useGo = (): Go => present(useContext(GoContext), 'no navigation here')

/** The link a plain tap should follow inside the app; null for everything a browser does better. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  const modified =
    event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
  if (event.defaultPrevented || modified) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download'))
    return null
  // A skip link stays on the page.
  if (link.hash && link.pathname === location.pathname && link.search === location.search)
    return null
  return link
}

/**
 * Screens are written with plain links, which work before any script arrives. Once it has, a tap
 * stays in the app. Components therefore know no router.
 */
export function Navigation({
  go,
  owns,
  children,
}: {
  go: Go
  owns: (path: string) => boolean
  children: ReactNode
}) {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkOf(event)
      if (!link || !owns(link.pathname)) return
      event.preventDefault()
      void go(
        link.pathname + link.search,
        link.dataset['replace'] === undefined ? 'push' : 'replace',
      )
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [go, owns])
  return <GoContext value={go}>{children}</GoContext>
}
