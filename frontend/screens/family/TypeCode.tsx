import { familyEndpoints } from '../../../backend/contract/family.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useFieldRefusal } from '../elder/Refused.tsx'

/** For whom the camera does not scan: the eight digits on the elder's screen. */
export function TypeCode() {
  const { join } = useFamilyWords()
  const { summary, error } = useFieldRefusal({ field: 'digits', unreadable: join.badDigits })
  return (
    <Screen>
      {summary}
      <Mark />
      <Heading>{join.typeHeading}</Heading>
      <Lead>{join.typeText}</Lead>
      <PostForm
        endpoint={familyEndpoints.openFamilyCode}
        next={paths.join('{token}')}
        back={paths.join()}
      >
        <Field
          id="digits"
          label={join.digits}
          error={error}
          name="digits"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
        />
        <Button kind="primary">{join.next}</Button>
      </PostForm>
    </Screen>
  )
}
