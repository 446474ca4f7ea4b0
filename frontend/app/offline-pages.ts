import { paths } from './paths.ts'

const isAt = (page: string, path: string): boolean => path === page || path.startsWith(`${page}/`)

/** The round says larger, on its own page, what was not sent, whatever it is. */
export const isRound = (path: string): boolean => isAt(paths.round(), path)

/** Staff pages that open without a network, once they were there with one. */
export const worksOffline = (path: string): boolean => isRound(path) || isAt(paths.counter(), path)
