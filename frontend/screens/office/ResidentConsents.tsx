import { dinerEndpoints } from '../../../backend/contract/diners.ts'
import { serviceDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { FamilyPermission } from '../../../backend/vocabulary/role.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import type { Diner } from '../../queries/office.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Office.module.css'
import rows from './Rows.module.css'

const consentKinds = [
  'subsidy_data',
  'health_data',
  'family_sees',
  'volunteer_calls',
  'photo',
] as const
type ConsentKind = (typeof consentKinds)[number]

/** Each thing agreed to by itself, and taken back as easily. */
export function ResidentConsents({ diner }: { diner: Diner }) {
  const words = useOfficeWords().people.consents
  const staff = useStaffWords()
  const record = useSend(dinerEndpoints.recordConsent)
  const { dinerId } = diner
  return (
    <div className={styles.columns}>
      <div>
        <Card heading={words.heading}>
          <p className={styles.quiet}>{words.text}</p>
          {record.isError && (
            <Notice tone="refused" heading={sentenceFor(record.error, staff.offline)} />
          )}
          <ul>
            {consentKinds.map((kind) => (
              <Consent
                key={kind}
                kind={kind}
                held={diner.consents.find((one) => one.kind === kind && one.revokedAt === null)}
                onRecord={(given) => record.mutate({ params: { dinerId }, body: { kind, given } })}
              />
            ))}
          </ul>
        </Card>
      </div>
      <div>
        <Families families={diner.families} />
      </div>
    </div>
  )
}

interface ConsentProps {
  kind: ConsentKind
  held: Diner['consents'][number] | undefined
  onRecord: (given: boolean) => void
}

function Consent({ kind, held, onRecord }: ConsentProps) {
  const base = useWords()
  const words = useOfficeWords().people.consents
  const what = words.kinds[kind]
  const given = held !== undefined
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <p className={rows.name}>{what}</p>
        <p className={styles.quiet}>
          {given ? words.given(base.date(serviceDayAt(new Date(held.givenAt)))) : words.notGiven}
        </p>
      </div>
      <Button
        type="button"
        kind={given ? 'danger' : 'secondary'}
        label={given ? words.revokeWhat(what) : words.giveWhat(what)}
        onClick={() => onRecord(!given)}
      >
        {given ? words.revoke : words.give}
      </Button>
    </li>
  )
}

function Families({ families }: Pick<Diner, 'families'>) {
  const base = useWords()
  const words = useOfficeWords().people.consents
  return (
    <Card heading={words.families}>
      {families.length === 0 && <p className={styles.quiet}>{words.noFamilies}</p>}
      <ul>
        {families.map((family) => (
          <li key={family.accountId} className={rows.row}>
            <div className={rows.words}>
              <p className={rows.name}>{family.name}</p>
              <p className={styles.quiet}>
                {base.list(
                  family.permissions.map(
                    (one) => words.permissions[one as FamilyPermission] ?? one,
                  ),
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
