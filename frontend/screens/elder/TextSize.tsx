import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { useContrast } from '../../app/contrast.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { useTextStep } from '../../app/textStep.ts'
import { Button } from '../../ui/Button.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './TextSize.module.css'

export function TextSize() {
  const { language } = useWords()
  const { textSize, back } = useElderWords()
  const now = useTextStep()
  const contrast = useContrast()
  const here = paths.textSize()
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={back} icon={<BackIcon />} />
      <Heading>{textSize.heading}</Heading>
      <p className={styles.sample}>{textSize.sample}</p>
      <PostForm
        endpoint={identityEndpoints.setPreferences}
        body={{}}
        next={here}
        back={here}
        after="page"
      >
        <Actions>
          {(['24', '28', '32'] as const).map((step) => (
            <Button key={step} name="text" value={step} kind="quiet" pressed={step === now}>
              <span className={styles[`step${step}`]}>{textSize.sizes[step]}</span>
            </Button>
          ))}
        </Actions>
      </PostForm>
      <h2 className={styles.group}>{textSize.contrast}</h2>
      <PostForm
        endpoint={identityEndpoints.setPreferences}
        body={{}}
        next={here}
        back={here}
        after="page"
      >
        <Actions>
          {(['usual', 'more'] as const).map((one) => (
            <Button key={one} name="contrast" value={one} kind="quiet" pressed={one === contrast}>
              {textSize.contrasts[one]}
            </Button>
          ))}
        </Actions>
      </PostForm>
      <h2 className={styles.group}>{textSize.language}</h2>
      <PostForm
        endpoint={identityEndpoints.setPreferences}
        body={{}}
        next={here}
        back={here}
        after="page"
      >
        <Actions>
          <Button name="language" value="zh-CN" kind="quiet" pressed={language === 'zh-CN'}>
            <span lang="zh-CN">{textSize.chinese}</span>
          </Button>
          <Button name="language" value="en" kind="quiet" pressed={language === 'en'}>
            <span lang="en">{textSize.english}</span>
          </Button>
        </Actions>
      </PostForm>
    </Screen>
  )
}
