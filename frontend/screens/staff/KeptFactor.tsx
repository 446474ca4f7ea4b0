import { secondFactorEndpoints } from '../../../backend/contract/second-factor.ts'
import { paths } from '../../app/paths.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSecondFactorWords } from '../../ui/words/second-factor.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import styles from './SecondFactor.module.css'

const few = 3

interface KeptFactorProps {
  left: number
  onCodes: (recoveryCodes: readonly string[]) => void
  onOtherPhone: () => void
}

/** It is set up and proven: new paper, or another phone. */
export function KeptFactor({ left, onCodes, onOtherPhone }: KeptFactorProps) {
  const words = useSecondFactorWords().kept
  const { notSent, offline } = useStaffWords()
  const renew = useSend(secondFactorEndpoints.renewRecoveryCodes, ({ recoveryCodes }) =>
    onCodes(recoveryCodes),
  )
  return (
    <Card heading={words.heading}>
      {renew.isError && (
        <Notice tone="refused" heading={notSent}>
          {sentenceFor(renew.error, offline)}
        </Notice>
      )}
      {left > few ? (
        <p className={styles.how}>{words.left(left)}</p>
      ) : (
        <div className={styles.first}>
          <Notice tone="look" heading={words.few(left)} />
        </div>
      )}
      <div className={styles.choices}>
        <Button
          type="button"
          note={words.renewNote}
          disabled={renew.isPending}
          onClick={() => renew.mutate({})}
        >
          {words.renew}
        </Button>
        <Button type="button" note={words.phoneNote} onClick={onOtherPhone}>
          {words.phone}
        </Button>
        <LinkButton kind="quiet" href={paths.office()}>
          {words.office}
        </LinkButton>
      </div>
    </Card>
  )
}
