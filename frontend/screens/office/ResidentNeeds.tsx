import { useState } from 'react'
import { dinerEndpoints } from '../../../backend/contract/diners.ts'
import { allergens, needKinds, textures } from '../../../backend/vocabulary/diet.ts'
import type { NeedKind } from '../../../backend/vocabulary/diet.ts'
import type { Diner } from '../../queries/office.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { EndOnDay } from './EndOnDay.tsx'
import { Keep } from './Keep.tsx'
import { needWords } from './need-words.ts'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { useToday } from './use-today.ts'

type Need = Diner['needs'][number]

/** What she must not or would rather not eat, and who says so. */
export function ResidentNeeds({ diner }: { diner: Diner }) {
  const words = useOfficeWords().people.needs
  return (
    <div className={styles.stack}>
      {diner.needs.length === 0 ? (
        <EmptyState words={words.none} />
      ) : (
        <NeedTable dinerId={diner.dinerId} needs={diner.needs} />
      )}
      <div className={styles.narrow}>
        <Card heading={words.add}>
          <AddNeed key={diner.needs.length} dinerId={diner.dinerId} />
        </Card>
      </div>
    </div>
  )
}

function NeedTable({ dinerId, needs }: { dinerId: number; needs: Need[] }) {
  const base = useWords()
  const words = useOfficeWords()
  const [ending, setEnding] = useState<Need | null>(null)
  return (
    <>
      <Table
        caption={words.people.needs.caption}
        rows={needs}
        rowKey={(need) => need.needId}
        mark={(need) => (need.kind === 'allergen' && need.validTo === null ? 'urgent' : undefined)}
        columns={[
          {
            key: 'value',
            heading: words.people.needs.value,
            cell: (need) => needWords(need, base),
          },
          { key: 'kind', heading: words.people.needs.kind, cell: (need) => base.need[need.kind] },
          {
            key: 'source',
            heading: words.people.needs.source,
            cell: (need) => words.people.needs.sources[need.source],
          },
          {
            key: 'from',
            heading: words.people.facts.validFrom,
            cell: (need) => <Keep>{need.validFrom}</Keep>,
          },
          {
            key: 'to',
            heading: words.people.facts.validTo,
            cell: (need) => <Keep>{need.validTo ?? words.people.facts.open}</Keep>,
          },
          {
            key: 'end',
            heading: <span className="spoken-only">{words.end}</span>,
            cell: (need) =>
              need.validTo === null && (
                <button
                  type="button"
                  className={styles.rowAction}
                  aria-label={words.people.needs.end(needWords(need, base))}
                  onClick={() => setEnding(need)}
                >
                  {words.end}
                </button>
              ),
          },
        ]}
      />
      {ending !== null && (
        <EndOnDay
          title={words.people.needs.endTitle(needWords(ending, base))}
          endpoint={dinerEndpoints.endNeed}
          params={{ dinerId, needId: ending.needId }}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}

const sources = ['self', 'family', 'doctor'] as const

function AddNeed({ dinerId }: { dinerId: number }) {
  const base = useWords()
  const words = useOfficeWords().people
  const today = useToday()
  const [kind, setKind] = useState<string>('allergen')
  return (
    <OfficeForm
      endpoint={dinerEndpoints.recordNeed}
      params={{ dinerId }}
      read={(fields) => ({
        kind: fields.text('kind', words.needs.kind) as NeedKind,
        value:
          kind === 'other' ? fields.text('value', words.needs.words) : fields.optional('value'),
        source: fields.text('source', words.needs.source) as (typeof sources)[number],
        validFrom: fields.day('validFrom', words.facts.validFrom),
      })}
      submit={words.needs.record}
    >
      {(errorOf) => (
        <FormGrid>
          <Select
            label={words.needs.kind}
            name="kind"
            value={kind}
            onChange={setKind}
            options={needKinds.map((one) => ({ value: one, label: base.need[one] }))}
          />
          {kind === 'allergen' && (
            <Select
              label={words.needs.which}
              name="value"
              options={allergens.map((one) => ({ value: one, label: base.allergen[one] }))}
            />
          )}
          {kind === 'texture' && (
            <Select
              label={words.needs.which}
              name="value"
              options={textures.map((one) => ({ value: one, label: base.texture[one] }))}
            />
          )}
          {kind === 'other' && (
            <Field label={words.needs.words} name="value" maxLength={60} error={errorOf('value')} />
          )}
          <Select
            label={words.needs.source}
            name="source"
            options={sources.map((one) => ({ value: one, label: words.needs.sources[one] }))}
          />
          <Field
            label={words.facts.validFrom}
            name="validFrom"
            type="date"
            defaultValue={today}
            error={errorOf('validFrom')}
          />
        </FormGrid>
      )}
    </OfficeForm>
  )
}
