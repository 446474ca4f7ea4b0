import type { Bilingual } from '../../../backend/contract/shapes.ts'
import type { CallList, WaitingNotice } from '../../queries/counter.ts'
import { classes } from '../../ui/classes.ts'
import paper from '../../ui/staff/PaperList.module.css'
import { Table } from '../../ui/staff/Table.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { byPerson } from './by-person.ts'
import styles from './Lists.module.css'

interface CallSheetProps {
  readonly list: CallList
  readonly canteen: Bilingual | undefined
}

/** The same calls on paper, for whoever sits down with a telephone: ticked and signed by hand. */
export function CallSheet({ list, canteen }: CallSheetProps) {
  const { notices } = useCounterWords()
  const { date, name } = useWords()
  return (
    <div className={classes(paper.list, paper.paperOnly)}>
      <Table<WaitingNotice>
        caption={notices.printed(
          canteen === undefined ? '' : name(canteen),
          date(list.now.day),
          list.now.time,
        )}
        rows={byPerson(list.notices).flatMap(({ calls }) => calls)}
        rowKey={(call) => call.noticeId}
        columns={[
          {
            key: 'who',
            heading: notices.who,
            cell: (call) => (
              <>
                <strong>{call.name}</strong>
                {call.about !== null && (
                  <span className={styles.about}>{notices.about(call.about)}</span>
                )}
              </>
            ),
          },
          {
            key: 'phone',
            heading: notices.phone,
            cell: ({ phone }) => (phone === '' ? notices.noPhone : phone),
          },
          { key: 'say', heading: notices.say, cell: ({ text }) => name(text) },
          { key: 'done', heading: notices.done, cell: () => <span className={paper.toTick} /> },
          { key: 'by', heading: notices.by, cell: () => <span className={paper.toWrite} /> },
        ]}
      />
    </div>
  )
}
