import { useQuery } from '@tanstack/react-query'
import { use, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { LanguageChoice } from '../../app/LanguageChoice.tsx'
import { paths } from '../../app/paths.ts'
import { isRefused } from '../../api/call.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { secondFactorQuery } from '../../queries/second-factor.ts'
import type { SecondFactorFacts } from '../../queries/second-factor.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { SecondFactorWordsContext, useSecondFactorWords } from '../../ui/words/second-factor.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import { KeptFactor } from './KeptFactor.tsx'
import { ProveFactor } from './ProveFactor.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import styles from './SecondFactor.module.css'
import { secondFactorWords } from './second-factor-words.ts'
import { SetUpFactor } from './SetUpFactor.tsx'
import { wanted } from './wanted.ts'

/** `/staff/second-factor?next=…`: between the pass phrase and the office. */
export function SecondFactor() {
  const { language } = useWords()
  return (
    <SecondFactorWordsContext value={use(secondFactorWords(language))}>
      <SecondFactorPage />
    </SecondFactorWordsContext>
  )
}

function SecondFactorPage() {
  const words = useSecondFactorWords()
  const { brand, loading } = useWords()
  const { again, offline } = useStaffWords()
  const query = useQuery(secondFactorQuery())
  useEffect(() => {
    document.title = `${words.title} · ${brand}`
  }, [words.title, brand])
  // A server that is busy or ailing says nothing about who is here.
  const nobody = isRefused(query.error) && [401, 403].includes(query.error.status)
  useEffect(() => {
    if (nobody) location.replace(paths.staffSignIn(wanted() ?? undefined))
  }, [nobody])
  if (query.data !== undefined && !nobody) {
    return (
      <Page>
        <Stage facts={query.data} />
      </Page>
    )
  }
  return (
    <Page>
      {query.isError && !nobody ? (
        <Notice tone="refused" heading={words.failed}>
          <p>{sentenceFor(query.error, offline)}</p>
          <Button type="button" kind="quiet" onClick={() => void query.refetch()}>
            {again}
          </Button>
        </Notice>
      ) : (
        <EmptyState words={loading} />
      )}
    </Page>
  )
}

function Page({ children }: { children: ReactNode }) {
  const { brand } = useWords()
  return (
    <AppFrame title={brand} status={<LanguageChoice />}>
      {children}
    </AppFrame>
  )
}

// A page load of its own: everything known so far belonged to somebody with fewer rights.
const goOn = () => location.assign(wanted() ?? paths.office())

/** One after the other: the phone, then the paper; or the code, or what can be done with either. */
function Stage({ facts }: { facts: SecondFactorFacts }) {
  const { recovery } = useSecondFactorWords()
  // Set up, the server says "proven" at once; the page goes on only when the paper is kept.
  const [phone, setPhone] = useState<'first' | 'another' | null>(
    facts.state === 'to_set_up' ? 'first' : null,
  )
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [arrived] = useState(facts.state)
  if (codes !== null) {
    const stays = arrived === 'proven'
    return (
      <div className={styles.wide}>
        <RecoveryCodes
          codes={codes}
          name={facts.name}
          goOn={stays ? recovery.back : recovery.goOn}
          onGoOn={() => (stays ? setCodes(null) : goOn())}
        />
      </div>
    )
  }
  if (phone !== null) {
    return (
      <div className={styles.wide}>
        <SetUpFactor
          phone={phone}
          demoCode={facts.demo?.pendingCode}
          onCancel={() => setPhone(null)}
          onDone={(made) => {
            setPhone(null)
            setCodes(made)
          }}
        />
      </div>
    )
  }
  return (
    <div className={styles.narrow}>
      {facts.state === 'not_needed' && <NotNeeded />}
      {(facts.state === 'due' || (facts.state === 'proven' && arrived === 'due')) && (
        <Prove facts={facts} />
      )}
      {facts.state === 'proven' && arrived !== 'due' && (
        <KeptFactor
          left={facts.recoveryCodesLeft}
          onCodes={setCodes}
          onOtherPhone={() => setPhone('another')}
        />
      )}
    </div>
  )
}

function Prove({ facts }: { facts: SecondFactorFacts }) {
  const words = useSecondFactorWords()
  return (
    <>
      <Card>
        <ProveFactor demoCode={facts.demo?.code} onProven={goOn}>
          {(source) => {
            const text = source === 'phone' ? words.prove : words.paper
            return (
              <>
                <h2 className={styles.heading}>{text.heading}</h2>
                <p className={styles.how}>{text.how}</p>
              </>
            )
          }}
        </ProveFactor>
      </Card>
      <Ways />
    </>
  )
}

/** Whoever also serves at the counter need not stop for the code. */
function Ways() {
  const { prove: words } = useSecondFactorWords()
  const { rooms } = useStaffWords()
  const roles = useQuery(sessionQuery()).data?.staff?.roles ?? []
  const room = roles.includes('counter')
    ? 'counter'
    : roles.includes('kitchen')
      ? 'board'
      : roles.includes('volunteer')
        ? 'desk'
        : null
  return (
    <ul className={styles.ways}>
      {room !== null && (
        <li>
          <a className={styles.link} href={paths[room]()}>
            {words.meanwhile(rooms[room])}
          </a>
        </li>
      )}
      <li>
        <a className={styles.link} href={paths.staffSignIn()}>
          {words.otherAccount}
        </a>
      </li>
    </ul>
  )
}

function NotNeeded() {
  const words = useSecondFactorWords()
  return (
    <Card>
      <p className={styles.how}>{words.notNeeded}</p>
      <LinkButton href={paths.staffSignIn()}>{words.toStart}</LinkButton>
    </Card>
  )
}
