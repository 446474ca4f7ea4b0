import { useSuspenseQuery } from '@tanstack/react-query'
import { familyEndpoints } from '../../../backend/contract/family.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { invitationQuery } from '../../queries/family.ts'
import { Button } from '../../ui/Button.tsx'
import { Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useRefusal } from '../elder/Refused.tsx'
import { useSession } from '../elder/session.ts'
import { Box, Rows } from './Box.tsx'

/** Whom, how far, and who is asking: one page, one button. */
export function Join({ params }: { params: Record<string, string> }) {
  const token = params['token'] ?? ''
  const { data } = useSuspenseQuery(invitationQuery(token))
  const words = useWords()
  const { join } = useFamilyWords()
  return (
    <Screen>
      <WhyNot />
      <Mark />
      <Heading>{join.heading(words.name(data.callName))}</Heading>
      <Box heading={join.can}>
        <Rows rows={data.permissions.map((one) => join.mayDo[one])} />
      </Box>
      {data.known !== null && <Lead>{join.known}</Lead>}
      <Lead>{join.seen}</Lead>
      <PostForm
        endpoint={familyEndpoints.joinFamily}
        body={{ token }}
        next={paths.family()}
        back={paths.join(token)}
        after="page"
      >
        <WhoIsAsking known={data.known} />
        <Button kind="primary">{join.go}</Button>
      </PostForm>
    </Screen>
  )
}

function WhyNot() {
  const refusal = useRefusal()
  const { refused } = useElderWords()
  const { join } = useFamilyWords()
  if (refusal === undefined) return null
  return (
    <Notice tone="refused" heading={refused}>
      {refusal.code === 'malformed' ? join.badFields : refusal.sentence}
    </Notice>
  )
}

/** Who is here already is not asked for a number again. */
function WhoIsAsking({ known }: { known: { name: string; relation: string } | null }) {
  const { join } = useFamilyWords()
  const isHere = useSession().grants.length > 0
  return (
    <>
      <Field
        label={join.name}
        name="name"
        autoComplete="name"
        maxLength={20}
        required
        {...(known === null ? {} : { defaultValue: known.name })}
      />
      <Field
        label={join.relation}
        hint={join.relationHint}
        name="relation"
        maxLength={20}
        required
        {...(known === null ? {} : { defaultValue: known.relation })}
      />
      {!isHere && (
        <Field
          label={join.phone}
          hint={join.phoneHint}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={16}
        />
      )}
    </>
  )
}
