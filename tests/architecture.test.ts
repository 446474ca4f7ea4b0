import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../backend/app.ts'
import { endpoints } from '../backend/contract/registry.ts'
import { policies } from '../backend/identity/policies.ts'
import { inCheckout } from '../scripts/support/checkout.ts'
import { runCommand } from '../scripts/support/command.ts'
import { faults, importForms, plants } from './support/architecture/plants.ts'
import { rooms } from './support/architecture/rooms.ts'
import { importsOf, readSources, withoutComments } from './support/architecture/source.ts'
import { brokenWalls } from './support/architecture/walls.ts'
import { aDatabase } from './support/database.ts'
import { testDeps } from './support/server/deps.ts'

const sources = await readSources()

test('the house stands as it is drawn', () => {
  expect(brokenWalls(sources)).toEqual([])
})

test('the checker really read the house', () => {
  expect(sources.length).toBeGreaterThan(100)
  const known = sources.flatMap(importsOf).filter(({ target }) => target !== undefined)
  expect(known.length).toBeGreaterThan(200)
  const inhabited = new Set(sources.map(({ path }) => path.split('/').slice(0, 2).join('/')))
  for (const room of rooms.slice(0, 12)) expect(inhabited).toContain(`backend/${room}`)
})

test('imports are found in every form they are written in', () => {
  const found = importsOf({ path: 'backend/menus/m.ts', text: importForms })
  expect(found.map(({ written, typeOnly }) => `${typeOnly ? 'type ' : ''}${written}`)).toEqual([
    './a.ts',
    'type ../b/b.ts',
    'type ./c.ts',
    './effect.ts',
    './e.ts',
    './f.ts',
    'zod/mini',
    'type ./i.ts',
    './h.ts',
  ])
  expect(found[1]?.target).toBe('backend/b/b.ts')
})

test('comments are taken out, addresses and strings stay', () => {
  expect(withoutComments(`const a = 'http://b' // Date.now()\nconst c = "/* d */" /* e */`)).toBe(
    `const a = 'http://b' \nconst c = "/* d */" `,
  )
})

describe('a bad file planted in the house is found', () => {
  test.each(plants)('$rule: $path', ({ rule, path, text }) => {
    const planted = [...sources.filter((source) => source.path !== path), { path, text }]
    const found = brokenWalls(planted).filter((violation) => violation.path === path)
    expect(found.map((violation) => violation.rule)).toContain(rule)
  })

  test('a room that is asked through a longer way round is a cycle too', () => {
    const ring = [
      { path: 'backend/menus/a.store.ts', text: `import { b } from './b.store.ts'` },
      { path: 'backend/menus/b.store.ts', text: `import { c } from './c.store.ts'` },
      { path: 'backend/menus/c.store.ts', text: `import { a } from './a.store.ts'` },
    ]
    expect(brokenWalls([...sources, ...ring]).map(({ rule }) => rule)).toContain('no cycles')
  })

  test('types may go round, and a rule may name the facts of the contract', () => {
    const friendly = [
      { path: 'backend/menus/a.store.ts', text: `import type { B } from './b.store.ts'` },
      { path: 'backend/menus/b.store.ts', text: `import type { A } from './a.store.ts'` },
      {
        path: 'backend/menus/c.rules.ts',
        text: `import type { ServiceDay } from '../vocabulary/calendar.ts'`,
      },
    ]
    const paths = friendly.map(({ path }) => path)
    const found = brokenWalls([...sources, ...friendly]).filter(({ path }) => paths.includes(path))
    expect(found).toEqual([])
  })
})

test('the linter finds what cannot be seen by reading imports', async () => {
  const house = await mkdtemp(join(tmpdir(), 'nuancan-lint-'))
  onTestFinished(() => rm(house, { recursive: true, force: true }))
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) {
    await cp(inCheckout(file), join(house, file))
  }
  await symlink(inCheckout('node_modules'), join(house, 'node_modules'))
  await mkdir(join(house, 'backend'))
  await writeFile(join(house, 'backend/other.ts'), 'export const other = 1\n')
  for (const [number, { path = `backend/bad-${number}.ts`, text }] of faults.entries()) {
    await mkdir(dirname(join(house, path)), { recursive: true })
    await writeFile(join(house, path), text)
  }
  const oxlint = join(house, 'node_modules/.bin/oxlint')
  const run = await runCommand(oxlint, ['--type-aware', '--format=json', '.'], { cwd: house })
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { code: string; filename: string }[]
  }
  for (const [number, { rule, path = `backend/bad-${number}.ts` }] of faults.entries()) {
    const codes = diagnostics
      .filter(({ filename }) => filename.endsWith(path))
      .map(({ code }) => /\(([^)]+)\)/.exec(code)?.[1])
    expect(codes, `${rule} in ${path}`).toContain(rule)
  }
  expect(diagnostics.map(({ filename }) => filename)).not.toContain('backend/other.ts')
  expect(run.code).not.toBe(0)
})

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }
}

/** Served beside the contract: for machines that watch, and the one stream. */
const besideTheContract = [
  'GET /api/canteens/:canteenId/board/events',
  'GET /api/openapi.json',
  'GET /healthz',
  'GET /metrics',
  'GET /readyz',
]

test('what the contract promises is served, under a policy, and nothing else is', async () => {
  const { deps, close } = testDeps(await aDatabase())
  onTestFinished(close)
  const app = createApp(deps, null, null)
  const served = (app.router.stack as Layer[]).flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((verb) => `${verb.toUpperCase()} ${route.path}`) : [],
  )
  const promised = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`)
  expect(served.toSorted()).toEqual([...promised, ...besideTheContract].toSorted())
  expect(new Set(promised).size).toBe(promised.length)
  expect(Object.keys(policies).toSorted()).toEqual(Object.keys(endpoints).toSorted())
})
