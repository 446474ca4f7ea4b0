import { paths } from '../../../app/paths.ts'
import { Tabs } from '../../../ui/staff/Tabs.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { OfficeFrame } from '../OfficeFrame.tsx'
import type { RoomProps } from '../OfficeRoom.tsx'
import { BooksDay } from './BooksDay.tsx'
import { BooksLedger } from './BooksLedger.tsx'
import { BooksMonth } from './BooksMonth.tsx'

const parts = ['day', 'month', 'ledger'] as const
type Part = (typeof parts)[number]
const isPart = (name: string | undefined): name is Part => parts.some((part) => part === name)

const hrefOf = (part: Part): string => paths.office(part === 'day' ? 'books' : `books/${part}`)

/** `/office/books`, `…/day/2026-11-22`, `…/month`, `…/month/2026-10`, `…/ledger`. */
export function BooksRoom({ id, part }: RoomProps) {
  const words = useOfficeWords().books
  const shown = isPart(id) ? id : 'day'
  return (
    <OfficeFrame room="books">
      <Tabs
        label={words.tabsLabel}
        current={hrefOf(shown)}
        items={parts.map((one) => ({ href: hrefOf(one), label: words.tabs[one] }))}
      />
      {shown === 'day' && <BooksDay day={part} />}
      {shown === 'month' && <BooksMonth month={part} />}
      {shown === 'ledger' && <BooksLedger />}
    </OfficeFrame>
  )
}
