import { useSuspenseQuery } from '@tanstack/react-query'
import { noticeEndpoints } from '../../../backend/contract/notices.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { familyNewsQuery, noticeChoicesQuery } from '../../queries/family.ts'
import { Button } from '../../ui/Button.tsx'
import { TickBox } from '../../ui/elder/TickBox.tsx'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Box } from './Box.tsx'
import { ToldWhere } from './PhoneToProve.tsx'
import styles from './FamilyNews.module.css'

const latest = 6

/** 「11:42 取餐了」 and the like, newest first. */
export function News({ dinerId, today }: { dinerId: number; today: ServiceDay }) {
  const { news } = useSuspenseQuery(familyNewsQuery(dinerId)).data
  const words = useWords()
  const { person } = useFamilyWords()
  return (
    <Box heading={person.news}>
      {news.length === 0 && <p>{person.noNews}</p>}
      <ul>
        {news.slice(0, latest).map((one) => (
          <li key={one.noticeId} className={styles.item}>
            <p>{words.name(one.text)}</p>
            <p className={styles.when}>{words.moment(one.at, today)}</p>
          </li>
        ))}
      </ul>
    </Box>
  )
}

/** What one wants to hear, of what she lets one hear. */
export function Choices({ dinerId }: { dinerId: number }) {
  const { topics } = useSuspenseQuery(noticeChoicesQuery(dinerId)).data
  const { person } = useFamilyWords()
  return (
    <Box heading={person.choices}>
      <PostForm
        endpoint={noticeEndpoints.setNoticeChoices}
        params={{ dinerId }}
        body={{}}
        next={paths.familyPerson(dinerId)}
        back={paths.familyPerson(dinerId)}
      >
        <div className={styles.boxes}>
          {topics.map(({ topic, wanted }) => (
            <TickBox
              key={topic}
              name="topics"
              value={topic}
              label={person.topics[topic]}
              defaultChecked={wanted}
            />
          ))}
          <Button>{person.keep}</Button>
        </div>
      </PostForm>
      <ToldWhere />
    </Box>
  )
}
