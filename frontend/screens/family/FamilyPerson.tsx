import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { familyEndpoints } from '../../../backend/contract/family.ts'
import type { FamilyNeed } from '../../../backend/contract/family.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { familyPersonQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Pair, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon, PhoneIcon } from '../../ui/icons.tsx'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import { idFrom } from '../elder/link.ts'
import { Refused } from '../elder/Refused.tsx'
import { Box, Rows } from './Box.tsx'
import { Holds } from './FamilyHolds.tsx'
import { Choices, News } from './FamilyNews.tsx'
import styles from './FamilyPerson.module.css'

type Mine = ReplyOf<typeof familyEndpoints.getFamilyPerson>

/** All that is not today's question: what she lets one do and know, the calendar, and the way out. */
export function FamilyPerson({ params }: { params: Record<string, string> }) {
  const dinerId = idFrom(params['dinerId']) ?? 0
  const { data } = useSuspenseQuery(familyPersonQuery(dinerId))
  const words = useWords()
  const { person, join } = useFamilyWords()
  const name = words.name(data.diner.callName)
  return (
    <Screen>
      <TopBar backHref={paths.family()} back={person.back} icon={<BackIcon />} />
      <Refused />
      <Heading>{person.heading(name)}</Heading>
      <Box heading={person.can}>
        <Rows rows={data.permissions.map((one) => join.mayDo[one])} />
      </Box>
      <News dinerId={dinerId} today={data.now.day} />
      <Choices dinerId={dinerId} />
      {data.permissions.includes('book') && <Holds dinerId={dinerId} />}
      <Health data={data} />
      <Calendar dinerId={dinerId} url={data.calendarUrl} />
      <Actions>
        <PostForm
          endpoint={familyEndpoints.leaveFamily}
          params={{ dinerId }}
          body={{}}
          next={paths.family()}
          back={paths.familyPerson(dinerId)}
          after="page"
        >
          <Button kind="danger" note={person.leaveNote}>
            {person.leave(name)}
          </Button>
        </PostForm>
      </Actions>
    </Screen>
  )
}

/** 过敏：花生 · 软一点 · 少盐 */
const needWords = (words: BaseWords, { kind, value }: FamilyNeed): string => {
  if (kind === 'allergen')
    return `${words.need.allergen} ${value in words.allergen ? words.allergen[value as keyof BaseWords['allergen']] : value}`
  if (kind === 'texture' && value in words.texture)
    return words.texture[value as keyof BaseWords['texture']]
  return kind === 'other' && value !== '' ? value : words.need[kind]
}

function Health({ data }: { data: Mine }) {
  const words = useWords()
  const { person, day } = useFamilyWords()
  const { needs, canteen } = data
  return (
    <Box heading={person.health}>
      {needs === null && <p>{person.noHealth}</p>}
      {needs?.length === 0 && <p>{person.noNeeds}</p>}
      {needs !== null && <Rows rows={needs.map((need) => needWords(words, need))} />}
      {needs !== null && (
        <>
          <p className={styles.note}>{person.change}</p>
          <LinkButton href={`tel:${canteen.phone}`} icon={<PhoneIcon />} note={canteen.phone}>
            {day.callCanteen}
          </LinkButton>
        </>
      )}
    </Box>
  )
}

/** Phones know webcal: as a calendar to follow; everything else takes the address as text. */
const toFollow = (url: string): string => url.replace(/^https?:/, 'webcal:')

function Calendar({ dinerId, url }: { dinerId: number; url: string | null }) {
  const { person } = useFamilyWords()
  const about = {
    params: { dinerId },
    body: {},
    next: paths.familyPerson(dinerId),
    back: paths.familyPerson(dinerId),
  }
  return (
    <Box heading={person.calendar}>
      <p className={styles.note}>{person.calendarText}</p>
      {url === null ? (
        <PostForm endpoint={familyEndpoints.makeCalendarFeed} {...about}>
          <Button>{person.calendarMake}</Button>
        </PostForm>
      ) : (
        <>
          <LinkButton kind="primary" href={toFollow(url)}>
            {person.calendarOpen}
          </LinkButton>
          <p className={styles.note}>
            {person.calendarAddress} <span className={styles.url}>{url}</span>
          </p>
          <Pair>
            <PostForm endpoint={familyEndpoints.makeCalendarFeed} {...about}>
              <Button kind="quiet">{person.calendarRenew}</Button>
            </PostForm>
            <PostForm endpoint={familyEndpoints.endCalendarFeed} {...about}>
              <Button kind="quiet">{person.calendarEnd}</Button>
            </PostForm>
          </Pair>
        </>
      )}
    </Box>
  )
}
