import { familyEndpoints } from '../../../backend/contract/family.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useCircleWords } from '../../ui/words/circle.ts'
import { Refused } from '../elder/Refused.tsx'
import { useDinerId } from '../elder/session.ts'
import { Permissions } from './Permissions.tsx'

/** First what, then the code: nobody is let in before she has said how far. */
export function AddFamily() {
  const { back } = useElderWords()
  const { add } = useCircleWords()
  return (
    <Screen>
      <TopBar backHref={paths.circle()} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>{add.heading}</Heading>
      <Lead>{add.always}</Lead>
      <PostForm
        endpoint={familyEndpoints.makeFamilyCode}
        params={{ dinerId: useDinerId() }}
        body={{}}
        next={paths.circleCode()}
        back={paths.circleAdd()}
      >
        <Actions>
          <Permissions held={['book']} />
          <Button kind="primary">{add.go}</Button>
        </Actions>
      </PostForm>
    </Screen>
  )
}
