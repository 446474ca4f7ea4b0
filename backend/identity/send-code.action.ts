import { randomUUID } from 'node:crypto'
import { randomDigits } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import { insertCode, insertCodeNotice } from './one-time-code.store.ts'
import type { CodeNotice, NewCode } from './one-time-code.store.ts'
import type { Gate } from './visitor.ts'

type Sent = Omit<CodeNotice, 'params'> & Pick<NewCode, 'provesFor'>

/** Makes a code and puts it into the outbox; returns what the browser sends back with it. */
export const sendCode = async (
  tx: Tx,
  { sealer, config }: Pick<Gate, 'sealer' | 'config'>,
  { provesFor, ...notice }: Sent,
): Promise<{ id: string }> => {
  const challenge = randomUUID()
  const code = randomDigits(6)
  await insertCode(tx, sealer, { challenge, phone: notice.phone, code, provesFor })
  await insertCodeNotice(tx, {
    ...notice,
    // Staff of a demonstration community read codes aloud; a real one's outbox holds nothing readable.
    params: config.demo
      ? { challenge, code }
      : { challenge, sealed: sealer.seal(code).toString('base64') },
  })
  return { id: challenge }
}
