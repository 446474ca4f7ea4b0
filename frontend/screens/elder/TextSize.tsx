import type { ReactNode } from 'react'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { useContrast } from '../../app/contrast.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { useSound } from '../../app/sound.ts'
import { useTextStep } from '../../app/textStep.ts'
import { Button } from '../../ui/Button.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useReadingWords } from '../../ui/words/reading.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Refused } from './Refused.tsx'
import styles from './TextSize.module.css'

export function TextSize() {
  const { language } = useWords()
  const { back } = useElderWords()
  const words = useReadingWords()
  const now = useTextStep()
  const contrast = useContrast()
  const sound = useSound()
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>{words.heading}</Heading>
      <p className={styles.sample}>{words.sample}</p>
      <Setting>
        {(['24', '28', '32'] as const).map((step) => (
          <Button key={step} name="text" value={step} kind="quiet" pressed={step === now}>
            <span className={styles[`step${step}`]}>{words.sizes[step]}</span>
          </Button>
        ))}
      </Setting>
      <Setting heading={words.contrast}>
        {(['usual', 'more'] as const).map((one) => (
          <Button key={one} name="contrast" value={one} kind="quiet" pressed={one === contrast}>
            {words.contrasts[one]}
          </Button>
        ))}
      </Setting>
      <Setting heading={words.sound}>
        {(['on', 'off'] as const).map((one) => (
          <Button key={one} name="sound" value={one} kind="quiet" pressed={one === sound}>
            {words.sounds[one]}
          </Button>
        ))}
      </Setting>
      <Setting heading={words.language}>
        <Button name="language" value="zh-CN" kind="quiet" pressed={language === 'zh-CN'}>
          <span lang="zh-CN">{words.chinese}</span>
        </Button>
        <Button name="language" value="en" kind="quiet" pressed={language === 'en'}>
          <span lang="en">{words.english}</span>
        </Button>
      </Setting>
    </Screen>
  )
}

/** One choice: pressing it is saving it, and the page comes anew as chosen. */
function Setting({ heading, children }: { heading?: string; children: ReactNode }) {
  const here = paths.textSize()
  return (
    <>
      {heading !== undefined && <h2 className={styles.group}>{heading}</h2>}
      <PostForm
        endpoint={identityEndpoints.setPreferences}
        body={{}}
        next={here}
        back={here}
        after="page"
      >
        <Actions>{children}</Actions>
      </PostForm>
    </>
  )
}
