import type { MessageState } from '../../../backend/vocabulary/notices.ts'
import type { Message } from '../../queries/counter.ts'
import { ListHead } from '../../ui/staff/ListHead.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { ListTrouble } from './ListTrouble.tsx'
import styles from './Lists.module.css'

const tones: Readonly<Record<MessageState, 'plain' | 'good' | 'look' | 'danger'>> = {
  waiting: 'plain',
  sending: 'plain',
  sent: 'good',
  delivered: 'good',
  failed: 'danger',
  to_call: 'look',
}

interface MessagesProps {
  readonly list: { readonly error: Error | null; readonly refetch: () => Promise<unknown> }
  readonly messages: readonly Message[] | undefined
}

/** What went out by itself, and what did not arrive. */
export function Messages({ list, messages }: MessagesProps) {
  const words = useCounterWords().messages
  if (messages === undefined)
    return list.error && <ListTrouble heading={words.failed} list={list} />
  if (messages.length === 0) return null
  return (
    <section className={`${styles.section} ${styles.apart} screen-only`} aria-labelledby="messages">
      <ListHead id="messages" heading={words.heading} />
      <Sent messages={messages} />
    </section>
  )
}

function Sent({ messages }: { messages: readonly Message[] }) {
  const words = useCounterWords()
  const { date, name } = useWords()
  return (
    <Table<Message>
      caption={words.messages.caption}
      rows={[...messages]}
      rowKey={(message) => message.noticeId}
      mark={({ state }) => (state === 'to_call' || state === 'failed' ? 'look' : undefined)}
      columns={[
        {
          key: 'who',
          heading: words.messages.who,
          cell: (message) => (
            <>
              <strong className={styles.name}>{message.name}</strong>
              {message.about !== null && (
                <span className={styles.about}>{words.notices.about(message.about)}</span>
              )}
            </>
          ),
        },
        {
          key: 'what',
          heading: words.messages.what,
          cell: ({ text }) => (text === null ? words.messages.code : name(text)),
        },
        {
          key: 'when',
          heading: words.messages.when,
          cell: ({ at }) => (
            <span className={styles.name}>
              {date(at.day)} {at.time}
            </span>
          ),
        },
        {
          key: 'state',
          heading: words.messages.state,
          cell: ({ state }) => <Tag tone={tones[state]}>{words.messages.states[state]}</Tag>,
        },
      ]}
    />
  )
}
