import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { inCheckout } from '../../scripts/support/checkout.ts'

interface Locked {
  version?: string
  resolved?: string
  integrity?: string
  optional?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const lockfile = JSON.parse(await readFile(inCheckout('package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}
const packageJson = JSON.parse(await readFile(inCheckout('package.json'), 'utf8')) as Locked
const installed = Object.entries(lockfile.packages).filter(([path]) => path !== '')

test('the lockfile names no host, so it installs from any registry', () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})

test("every package has an exact version, and all but other machines' have a checksum", () => {
  for (const [path, { version, integrity, optional }] of installed) {
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/)
    expect(integrity !== undefined || optional, path).toBe(true)
  }
})

test('package.json asks for exact versions, the ones in the lockfile', () => {
  const asked = {
    ...packageJson.dependencies,
    ...packageJson.devDependencies,
    ...packageJson.optionalDependencies,
  }
  for (const [name, version] of Object.entries(asked)) {
    expect(lockfile.packages[`node_modules/${name}`]?.version, name).toBe(version)
  }
})

// npm 11 refuses a lockfile that leaves one out, and which it leaves out depends on who wrote it.
test('what a package offers for other machines is in the lockfile too', () => {
  const missing = installed.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !lockfile.packages[`node_modules/${name}`] &&
        !lockfile.packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
