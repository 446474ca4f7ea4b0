import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon, PhoneIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useHelpWords } from '../../ui/words/help.ts'
import styles from './Help.module.css'
import { useSession } from './session.ts'

export function Help() {
  const { back } = useElderWords()
  const words = useHelpWords()
  const { help, diner } = useSession()
  const answers = [
    [words.card, words.cardHow],
    [words.cancel, words.cancelHow],
    [words.money, words.moneyHow],
  ]
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={back} icon={<BackIcon />} />
      <Heading>{words.heading}</Heading>
      <LinkButton kind="primary" href={`tel:${help.phone}`} icon={<PhoneIcon />} note={help.phone}>
        {words.call}
      </LinkButton>
      <dl className={styles.answers}>
        {answers.map(([question, answer]) => (
          <div key={question} className={styles.answer}>
            <dt className={styles.question}>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      {diner !== null && (
        <Actions>
          <LinkButton href={paths.wallet()}>{words.wallet}</LinkButton>
          <LinkButton href={paths.circle()}>{words.family}</LinkButton>
          <PostForm
            endpoint={identityEndpoints.signOut}
            body={{}}
            next={paths.today()}
            back={paths.help()}
            after="page"
          >
            <Button kind="quiet">{words.signOut}</Button>
          </PostForm>
        </Actions>
      )}
    </Screen>
  )
}
