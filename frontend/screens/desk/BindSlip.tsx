import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { deskQuery } from '../../queries/desk.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { imageOf } from '../../ui/drawing.ts'
import { BowlMark } from '../../ui/icons.tsx'
import { AppFrame, Row } from '../../ui/staff/AppFrame.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Slip.module.css'

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
  const help = useQuery(sessionQuery()).data?.help
  const expires = new Date(slip.expiresAt)
  // The sheet lies about for a day: 'tomorrow' would come to mean another day.
  const until = `${base.date(serviceDayAt(expires))} ${base.clock(timeOfDayAt(expires))}`
  return (
    <article className={styles.sheet}>
      <p className={styles.brand}>
        <BowlMark className={styles.mark} /> {base.brand}
      </p>
      <h2 className={styles.heading}>{words.heading(base.name(slip.callName))}</h2>
      <img
        className={styles.code}
        src={imageOf(slip.qrSvg)}
        alt={words.qr}
        width="320"
        height="320"
      />
      <ol className={styles.steps}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.until}>{words.until(until)}</p>
      <p>{words.warn}</p>
      <p className={styles.type}>
        {words.orType} <span className={styles.url}>{slip.url}</span>
      </p>
      {help !== undefined && <p>{words.help(base.name(help.canteenName), help.phone)}</p>}
    </article>
  )
}
