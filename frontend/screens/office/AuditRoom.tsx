import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { fen, yuan } from '../../../backend/vocabulary/money.ts'
import { auditQuery, devicesQuery, staffQuery } from '../../queries/staff.ts'
import type { AuditEntry } from '../../queries/staff.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import audit from './Audit.module.css'
import { useCanteen } from './canteen.ts'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import { OfficeFrame } from './OfficeFrame.tsx'

/** Who did what, newest first. It can be read, never changed. */
export function AuditRoom() {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.audit
  const [before, setBefore] = useState<number>()
  const query = useQuery(auditQuery(canteenId, before))
  return (
    <OfficeFrame room="audit">
      <Loaded query={query}>
        {({ entries }) => (
          <>
            {entries.length === 0 ? (
              <EmptyState words={words.none} />
            ) : (
              <AuditTable entries={entries} />
            )}
            <div className={audit.pages}>
              <Row>
                {before !== undefined && (
                  <Button type="button" kind="quiet" onClick={() => setBefore(undefined)}>
                    {words.newest}
                  </Button>
                )}
                {entries.length > 0 && (
                  <Button type="button" kind="quiet" onClick={() => setBefore(entries.at(-1)?.seq)}>
                    {words.older}
                  </Button>
                )}
              </Row>
            </div>
          </>
        )}
      </Loaded>
    </OfficeFrame>
  )
}

function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const base = useWords()
  const words = useOfficeWords().canteen.audit
  const actorName = useActorNames()
  const names = useDetailNames()
  // A row written by a later version may name an act this one does not know.
  const said: Readonly<Record<string, string>> = words.actions
  const subjectWords = (subject: string): string => {
    const [kind = '', id = ''] = subject.split(':')
    return `${words.subjects[kind] ?? kind} ${id}`
  }
  return (
    <Table
      caption={words.caption}
      rows={entries}
      rowKey={(entry) => entry.seq}
      columns={[
        {
          key: 'at',
          heading: words.at,
          cell: (entry) => {
            const at = new Date(entry.at)
            return <Keep>{`${base.date(serviceDayAt(at))} ${timeOfDayAt(at)}`}</Keep>
          },
        },
        {
          key: 'actor',
          heading: words.actor,
          cell: (entry) => <Keep>{actorName(entry.actor)}</Keep>,
        },
        {
          key: 'action',
          heading: words.action,
          cell: (entry) => <Keep>{said[entry.action] ?? entry.action}</Keep>,
        },
        {
          key: 'subject',
          heading: words.subject,
          cell: (entry) => <Keep>{subjectWords(entry.subject)}</Keep>,
        },
        {
          key: 'detail',
          heading: words.detail,
          cell: (entry) => <span className={audit.detail}>{detailText(entry.detail, names)}</span>,
        },
      ]}
    />
  )
}

/** 'account:5' as the person of that number, as far as she works here. */
function useActorNames(): (actor: string) => string {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.audit
  const staff = useQuery(staffQuery(canteenId)).data?.staff ?? []
  const devices = useQuery(devicesQuery(canteenId)).data?.devices ?? []
  return (actor) => {
    const [kind = '', id = ''] = actor.split(':')
    const person = staff.find((one) => String(one.accountId) === id)
    const device = devices.find((one) => String(one.deviceId) === id)
    if (kind === 'account') return person?.name ?? words.otherAccount(id)
    if (kind === 'device') return device?.name ?? `${words.subjects['device'] ?? kind} ${id}`
    return kind === 'job' ? words.byItself : actor
  }
}

/** Names of what is in a detail: the rules' own words for rules, else the record's. */
function useDetailNames(): Readonly<Record<string, string>> {
  const { rules, audit: words } = useOfficeWords().canteen
  const { maxPortions, dailyLimit, missed, closedDays, missedKinds, ...rest } = rules
  const ruleNames = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  return {
    ...ruleNames,
    maxPortionsPerBooking: maxPortions,
    dailyPortionLimit: dailyLimit,
    missedMealPolicy: missed,
    closedDay: closedDays,
    ...missedKinds,
    ...words.details,
  }
}

/** Money is said in yuan, a change as from → to, and codes in words where there are some. */
function valueText(name: string, value: unknown, names: Readonly<Record<string, string>>): string {
  if (typeof value === 'object' && value !== null && 'from' in value && 'to' in value) {
    return `${valueText(name, value.from, names)} → ${valueText(name, value.to, names)}`
  }
  if (name.endsWith('Fen') && typeof value === 'number') return yuan(fen(value))
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return names[text] ?? text
}

/** Plain pairs; nothing personal is in them. */
function detailText(detail: unknown, names: Readonly<Record<string, string>>): string {
  if (typeof detail !== 'object' || detail === null) return ''
  return Object.entries(detail)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([name, value]) => `${names[name] ?? name} ${valueText(name, value, names)}`)
    .join(', ')
}
