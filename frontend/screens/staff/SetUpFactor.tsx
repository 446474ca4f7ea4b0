import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { secondFactorEndpoints } from '../../../backend/contract/second-factor.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { imageOf } from '../../ui/drawing.ts'
import { useSecondFactorWords } from '../../ui/words/second-factor.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { CodeForm } from './CodeForm.tsx'
import { DemoCode } from './DemoCode.tsx'
import styles from './SecondFactor.module.css'

type Shown = ReplyOf<typeof secondFactorEndpoints.startSecondFactor>

interface SetUpFactorProps {
  /** first: there is no way around it · another: in place of a phone that still works */
  phone: 'first' | 'another'
  demoCode: string | null | undefined
  onDone: (recoveryCodes: readonly string[]) => void
  onCancel: () => void
}

export function SetUpFactor({ phone, demoCode, onDone, onCancel }: SetUpFactorProps) {
  const words = useSecondFactorWords().setUp
  const { again, offline, notSent } = useStaffWords()
  const start = useSend(secondFactorEndpoints.startSecondFactor)
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    start.mutate({})
  }, [start])
  return (
    <Card heading={words.heading}>
      <p className={styles.how}>{phone === 'first' ? words.why : words.whyAgain}</p>
      {start.isError && (
        <Notice tone="refused" heading={notSent}>
          <p>{sentenceFor(start.error, offline)}</p>
          <Button type="button" kind="quiet" onClick={() => start.mutate({})}>
            {again}
          </Button>
        </Notice>
      )}
      {start.data === undefined ? (
        !start.isError && <EmptyState words={words.making} />
      ) : (
        <>
          <Scan shown={start.data} />
          <DemoCode code={demoCode} />
          <Confirm onDone={onDone} />
        </>
      )}
      {phone === 'another' && (
        <div className={styles.other}>
          <Button type="button" kind="quiet" onClick={onCancel}>
            {words.keepOld}
          </Button>
        </div>
      )}
    </Card>
  )
}

function Scan({ shown }: { shown: Shown }) {
  const words = useSecondFactorWords().setUp
  return (
    <div className={styles.scan}>
      <ol className={styles.steps}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <img
        className={styles.qr}
        src={imageOf(shown.qrSvg)}
        alt={words.qr}
        width="220"
        height="220"
      />
      <div className={styles.otherwise}>
        <a className={styles.link} href={shown.uri}>
          {words.onThisPhone}
        </a>
        <p className={styles.quiet}>{words.byHand}</p>
        <p className={styles.secret}>
          {shown.secret.map((group, nth) => (
            // The same four letters may come twice; their place tells them apart.
            <span key={nth}>{group} </span>
          ))}
        </p>
      </div>
    </div>
  )
}

function Confirm({ onDone }: { onDone: (recoveryCodes: readonly string[]) => void }) {
  const words = useSecondFactorWords().setUp
  const client = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const confirm = useSend(secondFactorEndpoints.confirmSecondFactor, ({ recoveryCodes }) =>
    onDone(recoveryCodes),
  )
  const send = async (code: string) => {
    // The session's token changes, as when the code is given.
    await client.cancelQueries()
    confirm.mutate({ body: { code } })
  }
  return (
    <div ref={box}>
      <CodeForm
        source="phone"
        error={confirm.error}
        state={confirm.isPending ? 'sending' : 'idle'}
        submit={words.submit}
        onSend={(code) => void send(code)}
      />
    </div>
  )
}
