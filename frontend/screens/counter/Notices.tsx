import { useQuery } from '@tanstack/react-query'
import { messagesQuery } from '../../queries/counter.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { CallList } from './CallList.tsx'
import { Messages } from './Messages.tsx'

/** Whom somebody must call, and what went out as messages; on a demonstration, also one-time codes. */
export function Notices({ canteenId }: { canteenId: number }) {
  const { notices } = useCounterWords()
  const messages = useQuery(messagesQuery(canteenId))
  const demo = useQuery(sessionQuery()).data?.demo === true
  return (
    <>
      <CallList canteenId={canteenId}>
        {demo && (
          <div className="screen-only">
            <Notice tone="look" heading={notices.demo} />
          </div>
        )}
      </CallList>
      <Messages list={messages} messages={messages.data?.messages} />
    </>
  )
}
