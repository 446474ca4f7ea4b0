import { useQuery } from '@tanstack/react-query'
import { familyEndpoints } from '../../../backend/contract/family.ts'
import type { FamilyMember } from '../../../backend/contract/family.ts'
import { circleQuery } from '../../queries/family.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './FamilyLinked.module.css'

/** Who looks after her already: she says "not him any more", and it is done; once more, and it is undone. */
export function FamilyLinked({ dinerId }: { dinerId: number }) {
  const { family, noNetwork } = useDeskWords()
  const { data } = useQuery(circleQuery(dinerId))
  const end = useSend(familyEndpoints.endFamilyMember)
  const restore = useSend(familyEndpoints.restoreFamilyMember)
  const confirm = useSend(familyEndpoints.confirmFamilyPhone)
  const failed = end.error ?? restore.error ?? confirm.error
  const about = ({ accountId }: FamilyMember) => ({ params: { dinerId, accountId } })
  if (data === undefined) return null
  return (
    <section className={`${styles.linked} screen-only`}>
      <h2 className={styles.heading}>{family.linked}</h2>
      {failed !== null && (
        <Notice tone="refused" heading={family.failed}>
          <p>{sentenceFor(failed, noNetwork)}</p>
        </Notice>
      )}
      {data.ended.slice(0, 1).map((member) => (
        <Notice key={member.accountId} tone="look" heading={family.ended(member.name)}>
          <Row>
            <Button
              type="button"
              disabled={restore.isPending}
              onClick={() => restore.mutate(about(member))}
            >
              {family.restore(member.name)}
            </Button>
          </Row>
        </Notice>
      ))}
      {data.members.length === 0 && <p>{family.nobody}</p>}
      <ul>
        {data.members.map((member) => (
          <Member
            key={member.accountId}
            member={member}
            unproven={data.phonesToConfirm.find((one) => one.accountId === member.accountId)?.phone}
            isBusy={end.isPending || confirm.isPending}
            onEnd={() => end.mutate(about(member))}
            onConfirm={(phone) => confirm.mutate({ ...about(member), body: { phone } })}
          />
        ))}
      </ul>
    </section>
  )
}

interface MemberProps {
  member: FamilyMember
  /** The number nobody has shown to be hers yet. */
  unproven: string | undefined
  isBusy: boolean
  onEnd: () => void
  onConfirm: (phone: string) => void
}

function Member({ member, unproven, isBusy, onEnd, onConfirm }: MemberProps) {
  const { family } = useDeskWords()
  const words = useWords()
  return (
    <li className={styles.member}>
      <p>
        <strong>{family.who(member.name, member.relation)}</strong>{' '}
        {words.list(member.permissions.map((one) => family.mayDo[one]))}
      </p>
      {unproven !== undefined && <p>{family.unproven(unproven)}</p>}
      <Row>
        {unproven !== undefined && (
          <Button type="button" disabled={isBusy} onClick={() => onConfirm(unproven)}>
            {family.confirm(member.name)}
          </Button>
        )}
        <Button type="button" kind="danger" disabled={isBusy} onClick={onEnd}>
          {family.end(member.name)}
        </Button>
      </Row>
    </li>
  )
}
