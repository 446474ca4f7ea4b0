import { useQuery } from '@tanstack/react-query'
import { use, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { paths } from '../../app/paths.ts'
import { setUpQuery } from '../../queries/canteens.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AppFrame, Row } from '../../ui/staff/AppFrame.tsx'
import { SetUpWordsContext, useSetUpWords } from '../../ui/words/set-up.ts'
import type { SetUpWords } from '../../ui/words/set-up.zh.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './SetUp.module.css'
import { SetUpForm } from './SetUpForm.tsx'

let words: Promise<SetUpWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
const setUpWords = (language: Language): Promise<SetUpWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/set-up.en.ts').then((file) => file.setUpEn)
      : import('../../ui/words/set-up.zh.ts').then((file) => file.setUpZh))

/** `/set-up?code=…`: an installation nobody can sign in to yet. */
export function SetUp() {
  const { language } = useWords()
  return (
    <SetUpWordsContext value={use(setUpWords(language))}>
      <SetUpPage />
    </SetUpWordsContext>
  )
}

function SetUpPage() {
  const text = useSetUpWords()
  const { brand, loading } = useWords()
  const { offline, again } = useStaffWords()
  const state = useQuery(setUpQuery())
  const [overtaken, setOvertaken] = useState(false)
  useEffect(() => {
    document.title = `${text.title} · ${brand}`
  }, [text.title, brand])
  if (state.isError) {
    return (
      <Page>
        <Notice tone="refused" heading={text.failed}>
          <p>{sentenceFor(state.error, offline)}</p>
          <Row>
            <Button type="button" kind="quiet" onClick={() => void state.refetch()}>
              {again}
            </Button>
          </Row>
        </Notice>
      </Page>
    )
  }
  if (state.data === undefined) {
    return (
      <Page>
        <EmptyState words={loading} />
      </Page>
    )
  }
  const open = state.data.needed && !overtaken
  return (
    <Page>{open ? <SetUpForm onOvertaken={() => setOvertaken(true)} /> : <AlreadyDone />}</Page>
  )
}

function Page({ children }: { children: ReactNode }) {
  const { title } = useSetUpWords()
  return (
    <AppFrame title={title} status={<OtherLanguage />}>
      <div className={styles.narrow}>{children}</div>
    </AppFrame>
  )
}

/** Nobody has chosen a language for this computer yet, and there is no menu to choose it in. */
function OtherLanguage() {
  const { language } = useWords()
  const { languageName } = useStaffWords()
  const prefer = useSend(identityEndpoints.setPreferences, () => location.reload())
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  return (
    <div className={styles.language}>
      <Button
        type="button"
        kind="quiet"
        disabled={prefer.isPending}
        onClick={() => prefer.mutate({ body: { language: other } })}
      >
        <span lang={other}>{languageName[other]}</span>
      </Button>
    </div>
  )
}

function AlreadyDone() {
  const text = useSetUpWords()
  const { signIn } = useStaffWords()
  return (
    <Card heading={text.doneHeading}>
      <p className={styles.note}>{text.done}</p>
      <Row>
        <LinkButton href={paths.staffSignIn()} kind="primary">
          {signIn}
        </LinkButton>
      </Row>
    </Card>
  )
}
