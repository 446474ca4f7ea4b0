import type { Tx } from '../kernel/database.ts'
import { noticeKinds, type FamilyKind, type NoticeKind, type NoticeParams } from './notice.kinds.ts'
import { insertNotice, type NewNotice } from './notice.store.ts'

/** Says that a diner must be told something; the call list or a messenger does the telling. */
export const queueNotice = <Kind extends Exclude<NoticeKind, FamilyKind>>(
  tx: Tx,
  notice: NewNotice<Kind, NoticeParams[Kind]>,
): Promise<void> => insertNotice(tx, notice, noticeKinds[notice.kind].ways[0])
