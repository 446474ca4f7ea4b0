import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dinerEndpoints } from '../../../backend/contract/diners.ts'
import { factNames, gradesOf, isPlaced } from '../../../backend/vocabulary/facts.ts'
import { buildingsQuery } from '../../queries/canteens.ts'
import { ownFactsQuery } from '../../queries/schemes.ts'
import type { Diner } from '../../queries/office.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useCanteen } from './canteen.ts'
import { EndOnDay } from './EndOnDay.tsx'
import styles from './Office.module.css'
import { Keep } from './Keep.tsx'
import { OfficeForm } from './OfficeForm.tsx'
import type { ErrorOf } from './OfficeForm.tsx'
import { useToday } from './use-today.ts'

type Fact = Diner['facts'][number]

/** What makes her eligible, each with the paper somebody looked at. */
export function ResidentFacts({ diner }: { diner: Diner }) {
  const words = useOfficeWords().people.facts
  return (
    <div className={styles.stack}>
      {diner.facts.length === 0 ? (
        <EmptyState words={words.none} />
      ) : (
        <FactTable dinerId={diner.dinerId} facts={diner.facts} />
      )}
      <div className={styles.narrow}>
        <Card heading={words.add}>
          <AddFact key={diner.facts.length} dinerId={diner.dinerId} />
        </Card>
      </div>
    </div>
  )
}

function FactTable({ dinerId, facts }: { dinerId: number; facts: Fact[] }) {
  const words = useOfficeWords().people.facts
  const [ending, setEnding] = useState<Fact | null>(null)
  return (
    <>
      <Table
        caption={words.caption}
        rows={facts}
        rowKey={(fact) => fact.factId}
        columns={[
          {
            key: 'kind',
            heading: words.kind,
            cell: ({ kind, grade }) =>
              grade === null
                ? words.kinds(kind)
                : `${words.kinds(kind)} ${words.gradeOf(kind, grade)}`,
          },
          { key: 'place', heading: words.place, cell: (fact) => fact.place ?? '' },
          { key: 'from', heading: words.validFrom, cell: (fact) => <Keep>{fact.validFrom}</Keep> },
          {
            key: 'to',
            heading: words.validTo,
            cell: (fact) => <Keep>{fact.validTo ?? words.open}</Keep>,
          },
          { key: 'evidence', heading: words.evidence, cell: (fact) => fact.evidence },
          { key: 'by', heading: words.recordedBy, cell: (fact) => fact.recordedBy },
          {
            key: 'end',
            heading: <EndHeading />,
            cell: (fact) =>
              fact.validTo === null && (
                <button
                  type="button"
                  className={styles.rowAction}
                  aria-label={words.end(words.kinds(fact.kind))}
                  onClick={() => setEnding(fact)}
                >
                  <EndWord />
                </button>
              ),
          },
        ]}
      />
      {ending !== null && (
        <EndOnDay
          title={words.endTitle(words.kinds(ending.kind))}
          endpoint={dinerEndpoints.endFact}
          params={{ dinerId, factId: ending.factId }}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}

const EndWord = () => useOfficeWords().end
const EndHeading = () => <span className="spoken-only">{useOfficeWords().end}</span>

/** What everybody knows, and what only this place has. */
const useFactChoices = (canteenId: number, kind: string) => {
  const own = useQuery(ownFactsQuery(canteenId)).data?.facts ?? []
  const ownGrades = own.find(({ fact }) => fact === kind)?.grades ?? []
  return {
    kinds: [...factNames, ...own.map(({ fact }) => fact)],
    grades: gradesOf(kind) ?? (ownGrades.length > 0 ? ownGrades : undefined),
  }
}

function AddFact({ dinerId }: { dinerId: number }) {
  const words = useOfficeWords().people.facts
  const canteenId = useCanteen()
  const [kind, setKind] = useState<string>('hukou')
  const communities = useQuery(buildingsQuery(canteenId)).data?.communities ?? []
  const needsPlace = isPlaced(kind)
  const { kinds, grades } = useFactChoices(canteenId, kind)
  return (
    <OfficeForm
      endpoint={dinerEndpoints.recordFact}
      params={{ dinerId }}
      about={{ date_impossible: 'validTo' }}
      read={(fields) => ({
        kind: fields.text('kind', words.kind),
        grade: fields.optional('grade') || null,
        placeId: Number(fields.optional('placeId')) || null,
        placeText: fields.optional('placeText') || null,
        validFrom: fields.day('validFrom', words.validFrom),
        validTo: fields.optionalDay('validTo', words.validTo),
        evidence: fields.text('evidence', words.evidence),
      })}
      submit={words.record}
    >
      {(errorOf) => (
        <>
          <FormGrid>
            <Select
              label={words.kind}
              name="kind"
              value={kind}
              onChange={setKind}
              options={kinds.map((one) => ({ value: one, label: words.kinds(one) }))}
            />
            {grades !== undefined && (
              <Select
                key={kind}
                label={words.grade}
                name="grade"
                options={[
                  { value: '', label: words.noGrade },
                  ...grades.map((one) => ({ value: one, label: words.gradeOf(kind, one) })),
                ]}
              />
            )}
          </FormGrid>
          {needsPlace && (
            <FormGrid>
              <Select
                key={communities.length}
                label={words.place}
                name="placeId"
                options={[
                  ...communities.map((place) => ({
                    value: String(place.placeId),
                    label: place.name,
                  })),
                  { value: '', label: words.placeNone },
                ]}
              />
              <Field label={words.placeText} name="placeText" maxLength={40} />
            </FormGrid>
          )}
          <FactDates errorOf={errorOf} />
        </>
      )}
    </OfficeForm>
  )
}

/** From when to when, and what somebody saw that says so. */
function FactDates({ errorOf }: { errorOf: ErrorOf }) {
  const words = useOfficeWords().people.facts
  const today = useToday()
  return (
    <>
      <FormGrid>
        <Field
          label={words.validFrom}
          name="validFrom"
          type="date"
          defaultValue={today}
          error={errorOf('validFrom')}
        />
        <Field
          label={words.validTo}
          name="validTo"
          type="date"
          hint={words.openHint}
          error={errorOf('validTo')}
        />
      </FormGrid>
      <Field
        label={words.evidence}
        name="evidence"
        hint={words.evidenceHint}
        maxLength={200}
        error={errorOf('evidence')}
      />
    </>
  )
}
