import type { dinerEndpoints } from '../../../backend/contract/diners.ts'
import type { ParamsIn } from '../../../backend/contract/endpoint.ts'
import { Field } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { OfficeForm } from './OfficeForm.tsx'
import { useToday } from './use-today.ts'

type EndEndpoint = typeof dinerEndpoints.endFact | typeof dinerEndpoints.endNeed

interface EndOnDayProps<E extends EndEndpoint> {
  title: string
  endpoint: E
  params: ParamsIn<E>
  onClose: () => void
}

/** Nothing about a person is deleted: it ends on a day. */
export function EndOnDay<E extends EndEndpoint>({
  title,
  endpoint,
  params,
  onClose,
}: EndOnDayProps<E>) {
  const words = useOfficeWords()
  const today = useToday()
  const label = words.people.facts.endOn
  return (
    <Dialog title={title} onClose={onClose}>
      <OfficeForm<EndEndpoint>
        endpoint={endpoint}
        params={params}
        about={{ date_impossible: 'on' }}
        read={(fields) => ({ on: fields.day('on', label) })}
        submit={words.end}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <Field label={label} name="on" type="date" defaultValue={today} error={errorOf('on')} />
        )}
      </OfficeForm>
    </Dialog>
  )
}
