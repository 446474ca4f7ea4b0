import { useMutation } from '@tanstack/react-query'
import { dinerImportEndpoints, largestTable } from '../../backend/contract/diner-imports.ts'
import type { BodyIn, ReplyOf } from '../../backend/contract/endpoint.ts'
import { call } from '../api/call.ts'
import { useSend } from './sending.ts'

export type ImportPreview = ReplyOf<typeof dinerImportEndpoints.previewImport>
export type ImportedPerson = ImportPreview['people'][number]
export type ImportCandidate = ImportedPerson['candidates'][number]
export type ImportCounts = ImportPreview['counts']
export type ImportDecision = NonNullable<
  BodyIn<typeof dinerImportEndpoints.previewImport>['decisions']
>[number]

/** A file as it is sent; `null` when it is larger than the server reads. */
export async function tableOf(file: File): Promise<{ base64: string } | null> {
  if (file.size > largestTable) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  // In pieces: a browser takes only so many arguments at once.
  for (let at = 0; at < bytes.length; at += 8_192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  }
  return { base64: btoa(text) }
}

export interface ImportLook {
  table: { base64: string }
  decisions: ImportDecision[]
}

/** Looking changes nothing, so it keeps no key and asks nothing anew. */
export const useImportPreview = (
  canteenId: number,
  shown: (preview: ImportPreview, asked: ImportLook) => void,
) =>
  useMutation<ImportPreview, Error, ImportLook>({
    mutationFn: (body) => call(dinerImportEndpoints.previewImport, { params: { canteenId }, body }),
    networkMode: 'always',
    onSuccess: shown,
  })

export const useImport = (done: (counts: ImportCounts) => void) =>
  useSend(dinerImportEndpoints.importResidents, done)
