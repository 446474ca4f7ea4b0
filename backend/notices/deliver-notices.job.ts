import { takesMessages } from '../identity/mobile.rules.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { aboutWhom } from './about.rules.ts'
import { nextStep } from './delivery.rules.ts'
import { claimMessages, settleMessage } from './delivery.store.ts'
import type { ClaimedMessage } from './delivery.store.ts'
import type { MessageAnswer, Messenger } from './messenger.ts'
import { calledKinds, neededByKind, noticeBlanks, noticeSentence } from './notice.kinds.ts'
import { withdrawPointless } from './withdraw-pointless.job.ts'

/** The code is readable here and on the phone it is for, nowhere else. */
const opened = (sealer: Sealer, { kind, params }: ClaimedMessage): ClaimedMessage['params'] => {
  const { sealed } = params
  return kind === 'one_time_code' && typeof sealed === 'string'
    ? { code: sealer.open(Buffer.from(sealed, 'base64')) }
    : params
}

const send = async (
  messenger: Messenger,
  sealer: Sealer,
  message: ClaimedMessage,
): Promise<MessageAnswer> => {
  const { kind, key, phone, language, diner } = message
  if (!takesMessages(phone)) return { outcome: 'refused', why: 'no_mobile' }
  const params = opened(sealer, message)
  const about = diner === null ? undefined : aboutWhom(diner)
  const sentence = noticeSentence(kind, params, about)
  const blanks = noticeBlanks(kind, params, about)
  if (sentence === null || blanks === null) return { outcome: 'refused', why: 'nothing_to_say' }
  return messenger.send({
    key,
    phone,
    kind,
    language,
    text: sentence,
    blanks,
  })
}

const deliver = async (
  { db, sealer, log }: Pick<Deps, 'db' | 'sealer' | 'log'>,
  messenger: Messenger,
  message: ClaimedMessage,
): Promise<void> => {
  const { noticeId, tries, kind } = message
  let answer: MessageAnswer
  try {
    answer = await send(messenger, sealer, message)
  } catch (error) {
    // Only its name: an error's words may hold what was sent.
    log.error({ noticeId, error: error instanceof Error ? error.name : 'unknown' }, 'not sent')
    answer = { outcome: 'later', why: 'failed' }
  }
  await settleMessage(db, message, nextStep(answer, tries, kind), calledKinds)
}

/** So many batches in one run: the next run goes on. */
const mostBatches = 50

/**
 * Sends what is waiting, at least once and under one key for each message. A message is claimed in a transaction of
 * its own, sent outside any, and settled after; one whose process died is sent again under the same key.
 */
export const deliverNotices = async (
  deps: Pick<Deps, 'db' | 'sealer' | 'log'>,
  messenger: Messenger,
): Promise<void> => {
  await withdrawPointless(deps)
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const claimed = await inTransaction(deps.db, (tx) => claimMessages(tx, neededByKind))
    if (claimed.length === 0) return
    await Promise.all(claimed.map((message) => deliver(deps, messenger, message)))
  }
}
