import { useId, useLayoutEffect, useRef } from 'react'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ReturnKeyIcon } from '../../ui/icons.tsx'
import { KeyHint, KeyStrip } from '../../ui/staff/KeyHint.tsx'
import { NumberedChoice } from '../../ui/staff/NumberedChoice.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { DishPicker } from './DishPicker.tsx'
import type { Deed, OpenMeal } from './order.ts'
import type { MealProps, PersonProps } from './Person.tsx'
import { ReadOut } from './ReadOut.tsx'
import styles from './TakeOrder.module.css'
import { useDeeds } from './use-deeds.ts'
import { useHotkeys } from './use-hotkeys.ts'
import type { OrderFlow } from './use-order-flow.ts'

interface TakeOrderProps extends PersonProps, MealProps {
  flow: OrderFlow
}

/** Ask, choose one of three, read it back, book. */
export function TakeOrder(props: TakeOrderProps) {
  const { flow, next, typed, onSearch } = props
  const { refused, noNetwork } = useDeskWords()
  const { send, sending, error } = useDeeds(props)
  useHotkeys({
    digit: flow.picking ? null : flow.press,
    escape: flow.picking ? flow.leaveDishes : () => onSearch(''),
    letter: onSearch,
  })
  const { deed } = flow
  return (
    <div className={styles.order}>
      <Choices flow={flow} next={next} />
      {error !== null && (
        <Notice tone="refused" heading={refused}>
          <p>{sentenceFor(error, noNetwork)}</p>
        </Notice>
      )}
      {flow.picking ? (
        <DishPicker {...props} />
      ) : (
        <>
          <Turns flow={flow} next={next} />
          <ReadOut desk={flow.desk} next={next} when={flow.when} chosen={flow.chosen} deed={deed} />
          <Submit deed={deed} flow={flow} typed={typed} sending={sending} onSubmit={send} />
        </>
      )}
    </div>
  )
}

function Choices({ flow, next }: { flow: OrderFlow; next: OpenMeal }) {
  const { choices } = useDeskWords()
  const words = useWords()
  const { chosen, closed, hasUsual, choose, desk } = flow
  const when = next.state === 'booked' ? next.ticket.when : next.when
  const meal = words.mealOn(when.day, when.meal, desk.now.day)
  const plate = next.state === 'booked' ? next.ticket : next.suggestion
  const same =
    next.state === 'booked'
      ? choices.keep
      : plate !== null &&
          'basis' in plate &&
          (plate.basis === 'lastTime' || plate.basis === 'usual')
        ? choices.same
        : choices.suggested
  return (
    <fieldset className={styles.choices}>
      <legend className="spoken-only">
        {choices.legend} {meal}
      </legend>
      {hasUsual && plate !== null && (
        <NumberedChoice
          number={1}
          chosen={chosen === 'same'}
          because={closed.same}
          note={[
            words.name(plate.plate.name),
            ...words.variantParts({ ...plate.variant, omits: [] }),
          ].join(' ')}
          onChoose={() => choose('same')}
        >
          {same}
        </NumberedChoice>
      )}
      <NumberedChoice
        number={2}
        chosen={chosen === 'other'}
        because={closed.other}
        onChoose={() => choose('other')}
      >
        {hasUsual ? choices.other : choices.otherOnly}
      </NumberedChoice>
      <NumberedChoice
        number={3}
        chosen={chosen === 'none'}
        because={closed.none}
        onChoose={() => choose('none')}
      >
        {next.state === 'booked'
          ? choices.cancel
          : choices.skip(words.dayFromToday(when.day, desk.now.day))}
      </NumberedChoice>
      {flow.mayBeAway && (
        <NumberedChoice number={4} chosen={chosen === 'away'} onChoose={() => choose('away')}>
          {choices.away}
        </NumberedChoice>
      )}
    </fieldset>
  )
}

/** When she comes, where people come in turns; it is said below and costs no key unless she wants another. */
function Turns({ flow: { desk, when, comeAt }, next }: { flow: OrderFlow; next: OpenMeal }) {
  const { choices } = useDeskWords()
  const words = useWords()
  const fixed =
    next.state === 'booked' && (!next.ticket.can.amend.allowed || next.ticket.lines.length > 0)
  if (desk.windows.length === 0 || fixed) return null
  return (
    <div className={styles.turns}>
      <Select
        label={choices.turn}
        name="arriveFrom"
        value={when.from}
        options={desk.windows.map((turn) => ({ value: turn.from, label: words.window(turn) }))}
        onChange={comeAt}
      />
    </div>
  )
}

interface SubmitProps {
  deed: Deed | null
  flow: OrderFlow
  typed: string
  sending: boolean
  onSubmit: (deed: Deed) => void
}

/** Where one is in the four keys, and the last of them. */
function Submit({ deed, flow, typed, sending, onSubmit }: SubmitProps) {
  const { submit, strip } = useDeskWords()
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const ready = deed !== null
  // The next ⏎ books: it belongs to the one button that says so.
  useLayoutEffect(() => {
    if (ready) button.current?.focus()
  }, [ready, deed?.kind])
  const number = { same: '1', other: '2', none: '3', away: '4' }[
    flow.chosen ?? (flow.hasUsual ? 'same' : 'other')
  ]
  const found = typed === '' ? [] : [typed, <ReturnKeyIcon key="pick" />]
  return (
    <div className={styles.submit}>
      <div id={id} className={styles.strip}>
        <KeyStrip
          keys={[...found, number, <ReturnKeyIcon key="book" />]}
          pressed={found.length + (ready ? 1 : 0)}
        >
          {ready ? strip.toGo(1) : flow.hasUsual ? strip.pickOne : strip.pickOther}
        </KeyStrip>
      </div>
      <div className={styles.primary}>
        <Button
          ref={button}
          type="button"
          kind={deed?.kind === 'cancel' ? 'danger' : 'primary'}
          shortcut="Enter"
          describedBy={id}
          disabled={!ready || sending}
          onClick={() => {
            if (deed !== null) onSubmit(deed)
          }}
        >
          {sending ? submit.sending : submit[deed?.kind ?? 'book']}
          <span className={styles.enter} aria-hidden="true">
            <KeyHint>
              <ReturnKeyIcon />
            </KeyHint>
          </span>
        </Button>
      </div>
    </div>
  )
}
