import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { voucherEndpoints } from '../../../backend/contract/vouchers.ts'
import type { Diner } from '../../queries/office.ts'
import { voucherSchemesQuery, vouchersQuery } from '../../queries/vouchers.ts'
import type { Voucher } from '../../queries/vouchers.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { useToday } from './use-today.ts'

/** The vouchers and tickets in her name: what is left of each, and for which meals it went. */
export function ResidentVouchers({ diner }: { diner: Diner }) {
  const words = useOfficeWords().people.vouchers
  const query = useQuery(vouchersQuery(diner.dinerId))
  const isGone = diner.diedOn !== null || diner.leftOn !== null
  return (
    <Loaded query={query}>
      {({ vouchers }) => (
        <div className={styles.stack}>
          {vouchers.length === 0 ? (
            <EmptyState words={words.none} />
          ) : (
            <VoucherTable dinerId={diner.dinerId} vouchers={vouchers} />
          )}
          {!isGone && <GiveVoucher key={vouchers.length} dinerId={diner.dinerId} />}
        </div>
      )}
    </Loaded>
  )
}

interface VoucherTableProps {
  dinerId: number
  vouchers: Voucher[]
}

function VoucherTable({ dinerId, vouchers }: VoucherTableProps) {
  const base = useWords()
  const today = useToday()
  const words = useOfficeWords().people.vouchers
  const [lost, setLost] = useState<Voucher | null>(null)
  return (
    <>
      <Table
        caption={words.caption}
        rows={vouchers}
        rowKey={(voucher) => voucher.voucherId}
        columns={[
          { key: 'serial', heading: words.serial, cell: ({ serial }) => <Keep>{serial}</Keep> },
          { key: 'scheme', heading: words.scheme, cell: ({ scheme }) => base.name(scheme) },
          {
            key: 'days',
            heading: words.days,
            cell: ({ firstDay, lastDay }) => <Keep>{words.from(firstDay, lastDay)}</Keep>,
          },
          {
            key: 'left',
            heading: words.left,
            kind: 'number',
            cell: ({ usesLeft, uses }) => words.leftOf(usesLeft, uses),
          },
          { key: 'state', heading: words.state, cell: ({ state }) => words.states[state] },
          {
            key: 'used',
            heading: words.usedFor,
            cell: ({ usedFor }) =>
              usedFor.map(({ bookingId, day, meal }) => (
                <div key={bookingId}>
                  <Keep>{base.mealNameOn(day, meal, today)}</Keep>
                </div>
              )),
          },
          { key: 'by', heading: words.issuedBy, cell: ({ issuedBy }) => issuedBy },
          {
            key: 'void',
            heading: <span className="spoken-only">{words.makeVoid}</span>,
            cell: (voucher) =>
              voucher.state === 'good' && (
                <button
                  type="button"
                  className={styles.rowAction}
                  aria-label={words.makeVoidOf(voucher.serial)}
                  onClick={() => setLost(voucher)}
                >
                  {words.makeVoid}
                </button>
              ),
          },
        ]}
      />
      {lost !== null && <MakeVoid dinerId={dinerId} voucher={lost} onClose={() => setLost(null)} />}
    </>
  )
}

interface MakeVoidProps {
  dinerId: number
  voucher: Voucher
  onClose: () => void
}

function MakeVoid({ dinerId, voucher, onClose }: MakeVoidProps) {
  const words = useOfficeWords().people.vouchers
  return (
    <Dialog title={words.makeVoidOf(voucher.serial)} onClose={onClose}>
      <OfficeForm
        endpoint={voucherEndpoints.voidVoucher}
        params={{ dinerId, voucherId: voucher.voucherId }}
        read={(fields) => ({ reason: fields.text('reason', words.reason) })}
        submit={words.makeVoid}
        kind="danger"
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <Field
            label={words.reason}
            name="reason"
            hint={words.reasonHint}
            maxLength={200}
            error={errorOf('reason')}
          />
        )}
      </OfficeForm>
    </Dialog>
  )
}

/** Only where some scheme asks for paper is there anything to give. */
function GiveVoucher({ dinerId }: { dinerId: number }) {
  const words = useOfficeWords().people.vouchers
  const query = useQuery(voucherSchemesQuery(useCanteen()))
  return (
    <div className={styles.narrow}>
      <Card heading={words.give}>
        <Loaded query={query}>
          {({ schemes }) =>
            schemes.length === 0 ? (
              <p className={styles.quiet}>{words.noScheme}</p>
            ) : (
              <GiveForm dinerId={dinerId} schemes={schemes} />
            )
          }
        </Loaded>
      </Card>
    </div>
  )
}

interface GiveFormProps {
  dinerId: number
  schemes: { schemeId: number; name: { zh: string; en: string } }[]
}

function GiveForm({ dinerId, schemes }: GiveFormProps) {
  const base = useWords()
  const canteenId = useCanteen()
  const words = useOfficeWords().people.vouchers
  const today = useToday()
  return (
    <OfficeForm
      endpoint={voucherEndpoints.issueVouchers}
      params={{ canteenId }}
      about={{ voucher_exists: 'serial', date_impossible: 'lastDay' }}
      read={(fields) => ({
        schemeId: Number(fields.text('schemeId', words.scheme)),
        firstDay: fields.day('firstDay', words.firstDay),
        lastDay: fields.optionalDay('lastDay', words.lastDay),
        uses: fields.whole('uses', words.uses, 1, 400),
        vouchers: [{ dinerId, serial: fields.optional('serial') || undefined }],
      })}
      submit={words.give}
    >
      {(errorOf) => (
        <>
          <FormGrid>
            <Select
              label={words.scheme}
              name="schemeId"
              options={schemes.map(({ schemeId, name }) => ({
                value: String(schemeId),
                label: base.name(name),
              }))}
            />
            <Field
              label={words.serial}
              name="serial"
              hint={words.serialHint}
              maxLength={60}
              error={errorOf('serial')}
            />
          </FormGrid>
          <FormGrid>
            <Field
              label={words.firstDay}
              name="firstDay"
              type="date"
              defaultValue={today}
              error={errorOf('firstDay')}
            />
            <Field
              label={words.lastDay}
              name="lastDay"
              type="date"
              hint={words.lastDayHint}
              error={errorOf('lastDay')}
            />
          </FormGrid>
          <Field
            label={words.uses}
            name="uses"
            inputMode="numeric"
            defaultValue="1"
            hint={words.usesHint}
            error={errorOf('uses')}
          />
        </>
      )}
    </OfficeForm>
  )
}
