import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { ownPhoneQuery } from '../../queries/family.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useFamilyWords } from '../../ui/words/family.ts'
import styles from './PhoneToProve.module.css'

/** Above the day, as long as a number waits to be shown to be hers. */
export function PhoneToProve() {
  const { own } = useSuspenseQuery(ownPhoneQuery()).data
  const { phone } = useFamilyWords()
  if (own === null || own.unproven === '') return null
  return (
    <Notice tone="look" heading={phone.waits(own.unproven)}>
      <p>{phone.waitsText}</p>
      <div className={styles.way}>
        <LinkButton kind="quiet" href={paths.ownPhone()}>
          {phone.go}
        </LinkButton>
      </div>
    </Notice>
  )
}

/** Below what she wants to hear: to which number it comes. */
export function ToldWhere() {
  const { own } = useSuspenseQuery(ownPhoneQuery()).data
  const { phone } = useFamilyWords()
  if (own === null) return null
  return (
    <div className={styles.way}>
      <p>{own.proven === '' ? phone.toldHere : phone.toldAt(own.proven)}</p>
      <LinkButton kind="quiet" href={paths.ownPhone()}>
        {own.proven === '' ? phone.give : phone.change}
      </LinkButton>
    </div>
  )
}
