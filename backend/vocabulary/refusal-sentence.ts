import { fen, yuan } from './money.ts'
import type { RefusalParams } from './refusal.ts'

export type Sentence = string | ((params: RefusalParams) => string)

export const money = (value: string | number | undefined): string => yuan(fen(Number(value ?? 0)))
export const text = (value: string | number | undefined): string => String(value ?? '')
