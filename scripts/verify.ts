import { openDatabase } from '../backend/kernel/database.ts'
import { checkedInvariants, findBrokenInvariants } from '../backend/kernel/verify.store.ts'
import { runScript } from './support/plain-failure.ts'
import { withOwnDatabase } from './support/start/borrow-database.ts'
import { readSettings } from './support/start/settings.ts'

/** `npm run verify`: every invariant on the live database of DATABASE_URL or of this checkout. Exit 1 when one is broken. */
await runScript(() =>
  withOwnDatabase(readSettings(process.env), async (url) => {
    const db = openDatabase(url, { max: 1, applicationName: 'nuancan-verify' })
    try {
      const findings = await findBrokenInvariants(db)
      for (const invariant of checkedInvariants) {
        const broken = findings.filter((finding) => finding.invariant === invariant)
        console.log(`${broken.length === 0 ? 'holds ' : 'BROKEN'}  ${invariant}`)
        for (const { what } of broken.slice(0, 20)) console.log(`          ${what}`)
      }
      if (findings.length > 0) process.exitCode = 1
    } finally {
      await db.destroy()
    }
  }),
)
