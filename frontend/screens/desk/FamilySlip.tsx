import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { familyEndpoints } from '../../../backend/contract/family.ts'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { FamilyPermission } from '../../../backend/vocabulary/role.ts'
import { paths } from '../../app/paths.ts'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { deskQuery } from '../../queries/desk.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AppFrame, Row } from '../../ui/staff/AppFrame.tsx'
import { Checks } from '../../ui/staff/FormGrid.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { FamilyLinked } from './FamilyLinked.tsx'
import styles from './Slip.module.css'
import { SlipSheet } from './SlipSheet.tsx'

type Slip = ReplyOf<typeof familyEndpoints.makeFamilySlip>
type Agreed = readonly (typeof given)[number][]

const given = ['book', 'pay', 'health'] as const satisfies readonly FamilyPermission[]

/** For an elder without a phone: what she agrees to is ticked in front of her, then printed for her child. */
export function FamilySlip({ dinerId }: { dinerId: number }) {
  const { family, noNetwork } = useDeskWords()
  const { brand } = useWords()
  const name = useQuery(deskQuery(dinerId)).data?.diner.name
  const [agreed, setAgreed] = useState<Agreed>(['book'])
  const make = useSend(familyEndpoints.makeFamilySlip)
  const revoke = useSend(familyEndpoints.revokeFamilyInvitation)
  useEffect(() => {
    document.title = `${family.title} · ${brand}`
  }, [family.title, brand])
  const slip = revoke.isSuccess ? undefined : make.data
  const failed = make.error ?? revoke.error
  return (
    <AppFrame title={family.title} about={name} status={<StaffStatus />}>
      <div className={styles.page}>
        {failed !== null && (
          <Notice tone="refused" heading={family.failed}>
            <p>{sentenceFor(failed, noNetwork)}</p>
          </Notice>
        )}
        {revoke.isSuccess && <Notice tone="look" heading={family.revoked} />}
        {slip === undefined ? (
          <Ask
            agreed={agreed}
            isBusy={make.isPending}
            onMake={(allowed) => {
              setAgreed(allowed)
              revoke.reset()
              const body = Object.fromEntries(given.map((one) => [one, allowed.includes(one)]))
              make.mutate({ params: { dinerId }, body })
            }}
          />
        ) : (
          <Sheet slip={slip} agreed={agreed} />
        )}
        <div className={`${styles.ways} screen-only`}>
          <Row>
            {slip !== undefined && (
              <Made
                isBusy={revoke.isPending}
                onAnother={make.reset}
                onRevoke={() =>
                  revoke.mutate({ params: { dinerId, invitationId: slip.invitationId } })
                }
              />
            )}
            <LinkButton kind="quiet" href={paths.desk(dinerId)}>
              {family.back}
            </LinkButton>
          </Row>
        </div>
        <FamilyLinked dinerId={dinerId} />
      </div>
    </AppFrame>
  )
}

interface MadeProps {
  isBusy: boolean
  onAnother: () => void
  onRevoke: () => void
}

/** The slip lies on the screen: to paper, to the next one, or out of the world. */
function Made({ isBusy, onAnother, onRevoke }: MadeProps) {
  const { family } = useDeskWords()
  return (
    <>
      <Button type="button" kind="primary" icon={<PrinterGlyph />} onClick={() => window.print()}>
        {family.print}
      </Button>
      <Button type="button" onClick={onAnother}>
        {family.another}
      </Button>
      <Button type="button" kind="danger" disabled={isBusy} onClick={onRevoke}>
        {family.revoke}
      </Button>
    </>
  )
}

interface AskProps {
  agreed: Agreed
  isBusy: boolean
  onMake: (agreed: Agreed) => void
}

function Ask({ agreed, isBusy, onMake }: AskProps) {
  const { family } = useDeskWords()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const ticked = new FormData(event.currentTarget).getAll('agreed')
        onMake(given.filter((one) => ticked.includes(one)))
      }}
    >
      <Checks
        legend={family.ask}
        hint={family.always}
        name="agreed"
        options={given.map((one) => ({ value: one, label: family.mayDo[one] }))}
        chosen={agreed}
      />
      <div className={styles.ways}>
        <Row>
          <Button kind="primary" disabled={isBusy}>
            {isBusy ? family.making : family.make}
          </Button>
        </Row>
      </div>
    </form>
  )
}

function Sheet({ slip, agreed }: { slip: Slip; agreed: Agreed }) {
  const { family } = useDeskWords()
  const base = useWords()
  const expires = new Date(slip.expiresAt)
  const until = `${base.date(serviceDayAt(expires))} ${base.clock(timeOfDayAt(expires))}`
  const what = [family.mayDo.see, ...agreed.map((one) => family.mayDo[one])]
  return (
    <SlipSheet words={family} slip={slip}>
      <p>{family.agreed(base.list(what))}</p>
      <p className={styles.until}>{family.until(until)}</p>
    </SlipSheet>
  )
}
