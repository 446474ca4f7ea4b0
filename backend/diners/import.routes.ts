import { dinerImportEndpoints } from '../contract/diner-imports.ts'
import { onceQuietly } from '../identity/secret-write.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve, serveFile, type Route } from '../kernel/route.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { readTable } from './import-planner.ts'
import { importResidents } from './import-residents.action.ts'
import { importTemplate } from './import-template.ts'
import { previewImport } from './preview-import.action.ts'
import { readTableFile } from './table-file.ts'

/** Residents from a table: looked at as often as one likes, then taken over once. Nothing of the file is kept. */
export const importRoutes = (deps: Deps): Route[] => {
  const { db, sealer } = deps
  return [
    serveFile('getImportTemplate', dinerImportEndpoints.getImportTemplate, async ({ language }) => {
      const template = await importTemplate(language)
      return { name: 'nuancan-residents.xlsx', parts: onePart(template) }
    }),
    serve('previewImport', dinerImportEndpoints.previewImport, async ({ params, body, actor }) => {
      const told = readTable(sealer, await readTableFile(body.table.base64))
      return inTransaction(db, (tx) =>
        previewImport(tx, sealer, actor, params.canteenId, told, body.decisions),
      )
    }),
    serve('importResidents', dinerImportEndpoints.importResidents, async (call) => {
      const { write, actor, params, body } = call
      const told = readTable(sealer, await readTableFile(body.table.base64))
      return onceQuietly(deps, write, (tx) =>
        importResidents(tx, sealer, actor, params.canteenId, told, body),
      )
    }),
  ]
}

async function* onePart(part: Uint8Array): AsyncGenerator<Uint8Array> {
  yield part
}
