import { useQuery } from '@tanstack/react-query'
import { ingredientEndpoints } from '../../../backend/contract/ingredients.ts'
import { clashWords } from '../../../backend/vocabulary/clash-words.ts'
import { clashesQuery } from '../../queries/menus.ts'
import type { ClashToCome } from '../../queries/menus.ts'
import { useSend } from '../../queries/sending.ts'
import { Card } from '../../ui/Card.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { RowAction } from './RowAction.tsx'

/** Booked meals that came to go against what somebody may eat, and what was made of each. */
export function ClashesToCome() {
  const { ingredients: words } = useOfficeWords()
  const query = useQuery(clashesQuery(useCanteen()))
  return (
    <Card heading={words.clashes}>
      <Loaded query={query}>
        {({ clashes }) =>
          clashes.length === 0 ? (
            <p className={styles.quiet}>{words.noClashes}</p>
          ) : (
            <>
              <p className={styles.before}>{words.clashesWay}</p>
              <ClashTable clashes={clashes} />
            </>
          )
        }
      </Loaded>
    </Card>
  )
}

function ClashTable({ clashes }: { clashes: ClashToCome[] }) {
  const base = useWords()
  const { ingredients: words } = useOfficeWords()
  return (
    <Table
      caption={words.clashes}
      rows={clashes}
      rowKey={({ bookingId, offeringId, key }) => `${bookingId} ${offeringId} ${key}`}
      mark={({ answer }) => (answer === null ? 'urgent' : undefined)}
      columns={[
        { key: 'who', heading: words.who, cell: ({ name }) => <Keep>{name}</Keep> },
        {
          key: 'meal',
          heading: words.meal,
          cell: ({ when }) => <Keep>{`${base.date(when.day)} ${base.meal[when.meal]}`}</Keep>,
        },
        { key: 'dish', heading: words.dish, cell: ({ dish }) => <Keep>{base.name(dish)}</Keep> },
        {
          key: 'what',
          heading: words.what,
          cell: ({ clash, because }) => (
            <strong className={styles.careful}>{base.name(clashWords(clash, because))}</strong>
          ),
        },
        {
          key: 'solved',
          heading: words.solved,
          cell: (one) => <Solve key={one.key} clash={one} />,
        },
      ]}
    />
  )
}

function Solve({ clash }: { clash: ClashToCome }) {
  const base = useWords()
  const { ingredients: words } = useOfficeWords()
  const answer = useSend(ingredientEndpoints.answerClash)
  const { bookingId, offeringId, key, name } = clash
  const dish = base.name(clash.dish)
  if (clash.answer !== null)
    return words.answeredBy(words.answered[clash.answer.how], clash.answer.byName)
  const say = (how: 'made_apart' | 'accepted') => () =>
    answer.mutate({ params: { bookingId }, body: { offeringId, clash: key, how } })
  return (
    <>
      <RowAction
        name={words.apartFor(name, dish)}
        words={words.apart}
        onPress={say('made_apart')}
      />
      {clash.clash.weight === 'caution' && (
        <RowAction
          name={words.acceptsFor(name, dish)}
          words={words.accepts}
          onPress={say('accepted')}
        />
      )}
    </>
  )
}
