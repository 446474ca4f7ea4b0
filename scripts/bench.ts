import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { buildScreens } from './build-screens.ts'
import { measureBoardCut } from './bench/board-cut.ts'
import { measureBoardLatency } from './bench/board-latency.ts'
import { measureBoardQuery } from './bench/board-query.ts'
import { measureClaims } from './bench/claims.ts'
import { measureClashes } from './bench/clashes.ts'
import { measureElderPage } from './bench/elder-page.ts'
import { measureForecast } from './bench/forecast.ts'
import { measureLighthouse } from './bench/lighthouse.ts'
import { measureSearch } from './bench/search.ts'
import { measureStanding } from './bench/standing.ts'
import { measureStart } from './bench/start.ts'
import { measureThroughput } from './bench/throughput.ts'
import { printTable, type Line } from './bench/figures.ts'
import { inCheckout } from './support/checkout.ts'
import { PlainFailure, runScript } from './support/plain-failure.ts'

/**
 * Measures speed beside the limit of the same database in the same run, prints a table, writes bench.json.
 *
 *   npm run bench              everything, a few minutes
 *   npm run bench -- board     only what is named so
 */
const parts: Readonly<Record<string, () => Promise<Line[]>>> = {
  bookings: measureThroughput,
  start: measureStart,
  'board-query': measureBoardQuery,
  'board-latency': measureBoardLatency,
  'board-cut': measureBoardCut,
  'elder-page': measureElderPage,
  lighthouse: measureLighthouse,
  search: measureSearch,
  claims: measureClaims,
  clashes: measureClashes,
  standing: measureStanding,
  forecast: measureForecast,
}

await runScript(async () => {
  const asked = process.argv[2]
  const chosen = Object.entries(parts).filter(([name]) => asked === undefined || name === asked)
  if (chosen.length === 0) {
    throw new PlainFailure(
      `There is no "${asked}" to measure: name one of ${Object.keys(parts).join(', ')}.`,
    )
  }
  await buildScreens(console.log)
  const measured: Record<string, Line[]> = {}
  for (const [name, measure] of chosen) {
    measured[name] = await measure()
    printTable(name, measured[name])
  }
  const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version }
  const report = { at: new Date().toISOString(), machine, measured }
  await writeFile(inCheckout('bench.json'), `${JSON.stringify(report, null, 2)}\n`)
  console.log('\nWritten to bench.json.')
})
