import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { onlinePaymentEndpoints } from '../../../backend/contract/online-payments.ts'
import { paths } from '../../app/paths.ts'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { deskQuery } from '../../queries/desk.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AppFrame, Row } from '../../ui/staff/AppFrame.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Slip.module.css'
import { SlipSheet } from './SlipSheet.tsx'

type Link = ReplyOf<typeof onlinePaymentEndpoints.makeTopUpLink>

/** A sheet her family scans to pay in for her; worthless once a newer one is made. */
export function PaySlip({ dinerId }: { dinerId: number }) {
  const { data: session } = useQuery(sessionQuery())
  return session?.onlinePayment === true ? <Slip dinerId={dinerId} /> : <NoSuchPage />
}

function Slip({ dinerId }: { dinerId: number }) {
  const { paySlip, noNetwork } = useDeskWords()
  const { brand } = useWords()
  const name = useQuery(deskQuery(dinerId)).data?.diner.name
  const make = useSend(onlinePaymentEndpoints.makeTopUpLink)
  const revoke = useSend(onlinePaymentEndpoints.revokeTopUpLink)
  useEffect(() => {
    document.title = `${paySlip.title} · ${brand}`
  }, [paySlip.title, brand])
  const link = revoke.isSuccess ? undefined : make.data
  const failed = make.error ?? revoke.error
  return (
    <AppFrame title={paySlip.title} about={name} status={<StaffStatus />}>
      <div className={styles.page}>
        {failed !== null && (
          <Notice tone="refused" heading={make.error === null ? paySlip.notDone : paySlip.failed}>
            <p>{sentenceFor(failed, noNetwork)}</p>
          </Notice>
        )}
        {revoke.isSuccess && <Notice tone="look" heading={paySlip.revoked} />}
        {link === undefined ? (
          <div className={styles.before}>
            <p>{paySlip.makeText}</p>
            {!revoke.isSuccess && <p className={styles.until}>{paySlip.makeWarn}</p>}
          </div>
        ) : (
          <Sheet link={link} />
        )}
        <div className={`${styles.ways} screen-only`}>
          <Row>
            <Ways
              link={link}
              busy={make.isPending || revoke.isPending}
              state={make.isPending ? 'making' : revoke.isSuccess ? 'revoked' : 'before'}
              onMake={() => {
                revoke.reset()
                make.mutate({ params: { dinerId } })
              }}
              onRevoke={() => {
                if (link === undefined) make.reset()
                revoke.mutate({ params: { dinerId } })
              }}
            />
            <LinkButton kind="quiet" href={paths.desk(dinerId)}>
              {paySlip.back}
            </LinkButton>
          </Row>
        </div>
      </div>
    </AppFrame>
  )
}

interface WaysProps {
  link: Link | undefined
  busy: boolean
  state: 'before' | 'making' | 'revoked'
  onMake: () => void
  onRevoke: () => void
}

/** A lost slip can be ended without making another. */
function Ways({ link, busy, state, onMake, onRevoke }: WaysProps) {
  const { paySlip } = useDeskWords()
  const make = { before: paySlip.make, making: paySlip.making, revoked: paySlip.another }
  return (
    <>
      {link === undefined ? (
        <Button type="button" kind="primary" disabled={busy} onClick={onMake}>
          {make[state]}
        </Button>
      ) : (
        <Button type="button" kind="primary" icon={<PrinterGlyph />} onClick={() => window.print()}>
          {paySlip.print}
        </Button>
      )}
      {state !== 'revoked' && (
        <Button type="button" kind="danger" disabled={busy} onClick={onRevoke}>
          {link === undefined ? paySlip.revokeOld : paySlip.revoke}
        </Button>
      )}
    </>
  )
}

function Sheet({ link }: { link: Link }) {
  const words = useDeskWords().paySlip
  return (
    <SlipSheet words={words} slip={link}>
      <p>{words.far}</p>
    </SlipSheet>
  )
}

/** Where nothing can be paid online, nothing speaks of it. */
function NoSuchPage() {
  const { notFound, toStart } = useStaffWords()
  return (
    <AppFrame title={notFound} status={<StaffStatus />}>
      <EmptyState words={notFound}>
        <LinkButton href={paths.desk()}>{toStart}</LinkButton>
      </EmptyState>
    </AppFrame>
  )
}
