import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { deskQuery } from '../../queries/desk.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AppFrame, Row } from '../../ui/staff/AppFrame.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Slip.module.css'
import { SlipSheet } from './SlipSheet.tsx'

type Slip = ReplyOf<typeof identityEndpoints.makeBindSlip>

/** A sheet for her hand: scan it once and this phone books her meals. */
export function BindSlip({ dinerId }: { dinerId: number }) {
  const { slip, refused, noNetwork } = useDeskWords()
  const { brand } = useWords()
  const name = useQuery(deskQuery(dinerId)).data?.diner.name
  const make = useSend(identityEndpoints.makeBindSlip)
  const revoke = useSend(identityEndpoints.revokeBindSlip)
  useEffect(() => {
    document.title = `${slip.title} · ${brand}`
  }, [slip.title, brand])
  const made = make.data
  const failed = make.error ?? revoke.error
  const again = () => {
    revoke.reset()
    make.mutate({ params: { dinerId } })
  }
  return (
    <AppFrame title={slip.title} about={name} status={<StaffStatus />}>
      <div className={styles.page}>
        {failed !== null && (
          <Notice tone="refused" heading={make.error === null ? refused : slip.failed}>
            <p>{sentenceFor(failed, noNetwork)}</p>
          </Notice>
        )}
        {made === undefined && <p className={styles.before}>{slip.makeText}</p>}
        {made !== undefined &&
          (revoke.isSuccess ? (
            <Notice tone="look" heading={slip.revoked} />
          ) : (
            <Sheet slip={made} />
          ))}
        <div className={`${styles.ways} screen-only`}>
          <Row>
            {made === undefined || revoke.isSuccess ? (
              <Button type="button" kind="primary" disabled={make.isPending} onClick={again}>
                {make.isPending ? slip.making : made === undefined ? slip.make : slip.another}
              </Button>
            ) : (
              <>
                <Button
                  type="button"
                  kind="primary"
                  icon={<PrinterGlyph />}
                  onClick={() => window.print()}
                >
                  {slip.print}
                </Button>
                <Button
                  type="button"
                  kind="danger"
                  disabled={revoke.isPending}
                  onClick={() => revoke.mutate({ params: { dinerId, slipId: made.slipId } })}
                >
                  {slip.revoke}
                </Button>
              </>
            )}
            <LinkButton kind="quiet" href={paths.desk(dinerId)}>
              {slip.back}
            </LinkButton>
          </Row>
        </div>
      </div>
    </AppFrame>
  )
}

function Sheet({ slip }: { slip: Slip }) {
  const words = useDeskWords().slip
  const base = useWords()
  const expires = new Date(slip.expiresAt)
  // The sheet lies about for a day: 'tomorrow' would come to mean another day.
  const until = `${base.date(serviceDayAt(expires))} ${base.clock(timeOfDayAt(expires))}`
  return (
    <SlipSheet words={words} slip={slip}>
      <p className={styles.until}>{words.until(until)}</p>
      <p>{words.warn}</p>
    </SlipSheet>
  )
}
