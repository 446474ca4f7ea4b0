/** Where somebody was going when asked to sign in; only ever a page of our own. */
export function wanted(): string | null {
  const next = new URLSearchParams(location.search).get('next')
  return next !== null && /^\/(?![/\\])/.test(next) ? next : null
}
