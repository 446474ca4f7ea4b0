import type { Tx } from '../kernel/database.ts'
import type { NoticeKind, NoticeParams } from './notice.kinds.ts'
import { insertNotice, type NewNotice } from './notice.store.ts'

/** Says that a diner must be told something; the call list or an adapter does the telling. */
export const queueNotice = <Kind extends NoticeKind>(
  tx: Tx,
  notice: NewNotice<Kind, NoticeParams[Kind]>,
): Promise<void> => insertNotice(tx, notice)
