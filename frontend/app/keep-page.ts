/**
 * From now on this page opens without a network too. Only over HTTPS, or on the machine itself: elsewhere a browser
 * has no workers, and the page must stay open.
 */
export function keepPage(path: string): void {
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.register('/page-worker.js', { scope: path }).catch(() => undefined)
}

/** When what this page fetches goes through its worker, which is a little after the worker is ready. */
export async function workerTookOver(): Promise<void> {
  const { serviceWorker } = navigator
  await serviceWorker.ready
  if (serviceWorker.controller !== null) return
  await new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true })
  })
}
