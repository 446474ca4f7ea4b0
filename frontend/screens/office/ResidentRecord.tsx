import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { dinerQuery } from '../../queries/office.ts'
import type { Diner } from '../../queries/office.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Tabs } from '../../ui/staff/Tabs.tsx'
import { AllergyBox } from '../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { ResidentWallet } from './books/ResidentWallet.tsx'
import { Loaded } from './Loaded.tsx'
import { OfficeFrame } from './OfficeFrame.tsx'
import { ResidentCard } from './ResidentCard.tsx'
import { ResidentConsents } from './ResidentConsents.tsx'
import { ResidentFacts } from './ResidentFacts.tsx'
import { ResidentIdentity } from './ResidentIdentity.tsx'
import { ResidentMeals } from './ResidentMeals.tsx'
import { ResidentMoney } from './ResidentMoney.tsx'
import { ResidentNeeds } from './ResidentNeeds.tsx'
import { ResidentVouchers } from './ResidentVouchers.tsx'
import { needWords } from './need-words.ts'
import { useToday } from './use-today.ts'

const parts = [
  'identity',
  'facts',
  'needs',
  'consents',
  'card',
  'meals',
  'wallet',
  'vouchers',
] as const
type Part = (typeof parts)[number]
const isPart = (name: string | undefined): name is Part => parts.some((part) => part === name)

const hrefOf = (dinerId: number, part: Part): string =>
  paths.office(part === 'identity' ? `residents/${dinerId}` : `residents/${dinerId}/${part}`)

/** Everything the office knows about one person, a part at a time. */
export function ResidentRecord({ dinerId, part }: { dinerId: number; part: string | undefined }) {
  const words = useOfficeWords()
  const base = useWords()
  const query = useQuery(dinerQuery(dinerId))
  const shown = isPart(part) ? part : 'identity'
  const roles = useQuery(sessionQuery()).data?.staff?.roles ?? []
  // Her money, and what is worth money, is for those who handle it.
  const mine = parts.filter(
    (one) => (one !== 'wallet' && one !== 'vouchers') || roles.includes('manager'),
  )
  return (
    <OfficeFrame
      room="residents"
      title={query.data?.name ?? words.rooms.residents}
      pageTitle={query.data?.name}
      // A statement is printed and handed out: neither age nor health belongs on it.
      about={
        query.data === undefined || shown === 'wallet' ? undefined : base.years(query.data.age)
      }
    >
      <Loaded query={query}>
        {(diner) => (
          <>
            <Tabs
              label={words.people.partsLabel}
              current={hrefOf(dinerId, shown)}
              items={mine.map((one) => ({
                href: hrefOf(dinerId, one),
                label: words.people.parts[one],
              }))}
            />
            <Ended diner={diner} />
            {shown !== 'card' && shown !== 'wallet' && <Allergies diner={diner} />}
            {shown === 'identity' && <ResidentIdentity diner={diner} />}
            {shown === 'facts' && <ResidentFacts diner={diner} />}
            {shown === 'needs' && <ResidentNeeds diner={diner} />}
            {shown === 'consents' && <ResidentConsents diner={diner} />}
            {shown === 'card' && <ResidentCard diner={diner} />}
            {shown === 'wallet' && (
              <>
                <ResidentWallet dinerId={diner.dinerId} />
                <ResidentMoney diner={diner} />
              </>
            )}
            {shown === 'vouchers' && <ResidentVouchers diner={diner} />}
            {shown === 'meals' && <ResidentMeals dinerId={diner.dinerId} />}
          </>
        )}
      </Loaded>
    </OfficeFrame>
  )
}

function Ended({ diner }: { diner: Diner }) {
  const base = useWords()
  const words = useOfficeWords().people.ending
  if (diner.diedOn === null && diner.leftOn === null) return null
  return (
    <Notice tone="look" heading={words.ended}>
      {diner.diedOn === null
        ? words.leftOn(base.date(diner.leftOn ?? diner.birthDate))
        : words.diedOn(base.date(diner.diedOn))}
    </Notice>
  )
}

/** What must not be missed stands above every part. */
function Allergies({ diner }: { diner: Diner }) {
  const base = useWords()
  const today = useToday()
  const held = diner.needs.filter(
    (need) => need.kind === 'allergen' && (need.validTo === null || need.validTo > today),
  )
  if (held.length === 0) return null
  const what = base.list(held.map((need) => needWords(need, base)))
  return <AllergyBox warnings={[[base.need.allergen, what]]} />
}
