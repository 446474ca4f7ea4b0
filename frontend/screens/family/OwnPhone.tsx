import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { ownPhoneEndpoints } from '../../../backend/contract/own-phone.ts'
import type { PhoneProof } from '../../../backend/contract/own-phone.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { ownPhoneQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { Field } from '../../ui/Field.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useFieldRefusal } from '../elder/Refused.tsx'

/** Which number is hers, and that it is: one question a page. */
export function OwnPhone() {
  const { own } = useSuspenseQuery(ownPhoneQuery()).data
  const { phone } = useFamilyWords()
  const search = new URLSearchParams(useSearch())
  const challenge = search.get('challenge')
  return (
    <Screen>
      <TopBar
        backHref={challenge === null ? paths.family() : paths.ownPhone()}
        back={phone.back}
        icon={<BackIcon />}
      />
      {own === null && <Kept />}
      {own !== null && challenge !== null && own.unproven !== '' && (
        <AskCode challenge={challenge} to={own.unproven} />
      )}
      {own !== null && challenge !== null && own.unproven === '' && own.proven !== '' && (
        <Proven proven={own.proven} />
      )}
      {own !== null && (challenge === null || (own.unproven === '' && own.proven === '')) && (
        <AskNumber {...own} />
      )}
    </Screen>
  )
}

/** The canteen keeps hers: she eats or works here. */
function Kept() {
  const { phone } = useFamilyWords()
  return (
    <>
      <Heading>{phone.kept}</Heading>
      <Lead>{phone.keptText}</Lead>
      <Home />
    </>
  )
}

function Home() {
  const { phone } = useFamilyWords()
  return (
    <Actions>
      <LinkButton kind="primary" href={paths.family()}>
        {phone.home}
      </LinkButton>
    </Actions>
  )
}

function Proven({ proven }: { proven: string }) {
  const { phone } = useFamilyWords()
  return (
    <>
      <Heading>{phone.proven}</Heading>
      <Lead>{phone.provenText(proven)}</Lead>
      <Home />
    </>
  )
}

interface AskNumberProps {
  proven: string
  unproven: string
  proof: PhoneProof
}

function AskNumber({ proven, unproven, proof }: AskNumberProps) {
  const { phone } = useFamilyWords()
  const { summary, error } = useFieldRefusal({
    field: 'phone',
    unreadable: phone.badPhone,
    said: { phone_in_use: phone.taken },
  })
  const byCode = proof === 'code'
  return (
    <>
      {summary}
      <Heading>{phone.heading}</Heading>
      <Lead>{phone.why}</Lead>
      {!byCode && unproven !== '' && <Lead>{phone.desk(unproven)}</Lead>}
      <PostForm
        endpoint={ownPhoneEndpoints.askToProvePhone}
        next={byCode ? paths.ownPhone('{id}') : paths.ownPhone()}
        back={paths.ownPhone()}
      >
        <Field
          id="phone"
          label={phone.label}
          error={error}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={16}
          defaultValue={unproven === '' ? proven : unproven}
        />
        <Button kind="primary">{byCode ? phone.send : phone.write}</Button>
      </PostForm>
      {unproven !== '' && <Forget number={unproven} />}
    </>
  )
}

/** Typed wrongly, or somebody else's: nobody is asked about it any more. */
function Forget({ number }: { number: string }) {
  const { phone } = useFamilyWords()
  return (
    <Actions>
      <PostForm
        endpoint={ownPhoneEndpoints.forgetOwnPhone}
        body={{}}
        next={paths.ownPhone()}
        back={paths.ownPhone()}
      >
        <Button kind="quiet">{phone.notMine(number)}</Button>
      </PostForm>
    </Actions>
  )
}

function AskCode({ challenge, to }: { challenge: string; to: string }) {
  const { phone } = useFamilyWords()
  const here = `${paths.ownPhone()}?challenge=${encodeURIComponent(challenge)}`
  const { summary, error } = useFieldRefusal({ field: 'code', unreadable: phone.badCode })
  return (
    <>
      {summary}
      <Heading>{phone.codeHeading}</Heading>
      <Lead>{phone.sentTo(to)}</Lead>
      <PostForm
        endpoint={ownPhoneEndpoints.provePhone}
        body={{ challenge }}
        next={here}
        back={here}
      >
        <Field
          id="code"
          label={phone.code}
          error={error}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
        />
        <Button kind="primary">{phone.prove}</Button>
      </PostForm>
      <Actions>
        <LinkButton kind="quiet" href={paths.ownPhone()}>
          {phone.again}
        </LinkButton>
      </Actions>
    </>
  )
}
