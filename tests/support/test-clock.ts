import pg from 'pg'

/** Moves the one clock that decisions read, `app_now()`, in one test database. */
export interface TestClock {
  /** Time stands still at this instant, until it is advanced. */
  setNow: (instant: string | Date) => Promise<void>
  /** Moves on by a PostgreSQL interval, for example '1 second' or '2 days'. */
  advance: (interval: string) => Promise<void>
  /** Time runs on from this instant. */
  runFrom: (instant: string | Date) => Promise<void>
  resetNow: () => Promise<void>
}

/**
 * The clock has its own connection: a test may move time while the only one in the pool is busy.
 * Nothing is replaced before the first move, so an untouched database has the real function.
 */
export function testClock(url: string): TestClock & { close: () => Promise<void> } {
  let ready: Promise<pg.Client> | undefined
  const move = async (statement: string, ...values: (string | null)[]): Promise<void> => {
    ready ??= install(url)
    const client = await ready
    await client.query(statement, values)
  }
  return {
    setNow: (instant) => move(`update test_clock set fixed = $1, ahead = '0'`, asText(instant)),
    advance: (interval) => move('update test_clock set ahead = ahead + $1::interval', interval),
    runFrom: (instant) =>
      move(
        'update test_clock set fixed = null, ahead = $1::timestamptz - clock_timestamp()',
        asText(instant),
      ),
    resetNow: () => move(`update test_clock set fixed = null, ahead = '0'`),
    async close() {
      const client = await ready?.catch(() => undefined)
      await client?.end()
    },
  }
}

async function install(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'test clock' })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`
    create table if not exists test_clock (
      only_row boolean primary key default true check (only_row),
      fixed timestamptz,
      ahead interval not null default '0'
    );
    insert into test_clock default values on conflict do nothing;
    create or replace function app_now() returns timestamptz language sql volatile as
      'select coalesce(fixed, clock_timestamp()) + ahead from test_clock';
  `)
  return client
}

function asText(instant: string | Date): string {
  return typeof instant === 'string' ? instant : instant.toISOString()
}
