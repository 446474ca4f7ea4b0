import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import type { FormField } from '../../../../backend/vocabulary/form-field.ts'
import { present } from '../../../../backend/vocabulary/invariant.ts'
import type { Words } from '../../../../backend/vocabulary/words.ts'
import type { SchemeForm } from '../../../queries/schemes.ts'
import type { Entry } from './entry-path.ts'

/** What every control of a generated form works on. */
export interface FormState {
  readonly form: SchemeForm
  readonly entry: Entry
  readonly set: (path: string, value: unknown) => void
  /** Before the paths in ids and remarks: '' for a scheme, 'case.' for a case. */
  readonly prefix: '' | 'case.'
  readonly marks: (path: string) => { errors: readonly string[]; doubts: readonly string[] }
  /** What the part there says as a sentence, as far as it is filled in. */
  readonly says: (path: string) => Words | undefined
  readonly isFixed: (path: string) => boolean
  /** Fields may hold lists of fields: whoever draws one asks this for what is inside. */
  readonly draw: (fields: readonly FormField[], base: string) => ReactNode
}

export const FormContext = createContext<FormState | null>(null)
export const useFormState = (): FormState => present(useContext(FormContext), 'no form around')
