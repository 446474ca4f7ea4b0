import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type {
  FieldOf,
  FormField,
  FormSection,
  Suggestions,
} from '../../../../backend/vocabulary/form-field.ts'
import type { SchemeForm, SchemeRemark, SchemeSentence } from '../../../queries/schemes.ts'
import { useWords } from '../../../ui/words/words.tsx'
import {
  CheckControl,
  ChoiceControl,
  ChoicesControl,
  FactControl,
  GradeControl,
  GradesControl,
  SettingControl,
} from './ChoiceControls.tsx'
import { namesOf } from './blank.ts'
import { inside, valueAt } from './entry-path.ts'
import type { Entry } from './entry-path.ts'
import { FormContext, useFormState } from './form-context.ts'
import type { FormState } from './form-context.ts'
import styles from './Form.module.css'
import { BenefitControl, ConditionControl, ConditionsControl } from './KindControls.tsx'
import { ChosenControl, EitherControl, ListControl, SettingsControl } from './ListControls.tsx'
import { TypedControl } from './TypedControls.tsx'
import { WordsControl } from './WordsControl.tsx'

function Control({ field, base }: { field: FormField; base: string }) {
  if (field.type === 'either') return <EitherControl field={field} base={base} />
  if (field.type === 'folded') return <Folded field={field} base={base} />
  if (field.type === 'fixed') return null
  const path = inside(base, field.name)
  switch (field.type) {
    case 'choice':
      return <ChoiceControl field={field} path={path} />
    case 'choices':
      return <ChoicesControl field={field} path={path} />
    case 'check':
      return <CheckControl field={field} path={path} />
    case 'fact':
      return <FactControl field={field} path={path} />
    case 'grade':
      return <GradeControl field={field} path={path} />
    case 'grades':
      return <GradesControl field={field} path={path} />
    case 'setting':
      return <SettingControl field={field} path={path} />
    case 'words':
      return <WordsControl field={field} path={path} />
    case 'conditions':
      return <ConditionsControl field={field} path={path} />
    case 'condition':
      return <ConditionControl field={field} path={path} />
    case 'benefit':
      return <BenefitControl field={field} path={path} />
    case 'list':
      return <ListControl field={field} path={path} />
    case 'settings':
      return <SettingsControl field={field} path={path} />
    case 'chosen':
      return <ChosenControl field={field} path={path} />
    case 'text':
    case 'money':
    case 'day':
    case 'percent':
    case 'whole':
    case 'texts':
      return <TypedControl field={field} path={path} />
  }
}

const keyOf = (field: FormField): string =>
  field.type === 'either' || field.type === 'folded' ? field.label.zh : field.name

const drawFields = (fields: readonly FormField[], base: string): ReactNode =>
  fields.map((field) => <Control key={keyOf(field)} field={field} base={base} />)

interface FormProviderProps {
  form: SchemeForm
  entry: Entry
  set: FormState['set']
  prefix?: FormState['prefix']
  remarks: readonly SchemeRemark[]
  says?: readonly SchemeSentence[]
  fixed?: readonly string[]
  children: ReactNode
}

const none: readonly never[] = []

/** Gives the controls what they work on; remarks and sentences are found by where they stand. */
export function FormProvider(props: FormProviderProps) {
  const { form, entry, set, prefix = '', remarks, says = none, fixed = none, children } = props
  const { name } = useWords()
  const state = useMemo<FormState>(() => {
    const of = (path: string, weight: SchemeRemark['weight']) =>
      remarks
        .filter((remark) => remark.weight === weight && remark.at === `${prefix}${path}`)
        .map(({ words }) => name(words))
    return {
      form,
      entry,
      set,
      prefix,
      marks: (path) => ({ errors: of(path, 'fault'), doubts: of(path, 'doubt') }),
      says: (path) => says.find(({ at }) => at === path)?.words,
      isFixed: (path) => fixed.includes(path),
      draw: drawFields,
    }
  }, [form, entry, set, prefix, remarks, says, fixed, name])
  return <FormContext value={state}>{children}</FormContext>
}

/** What may be written and is known already, offered while one types. */
export function Suggested() {
  const { suggestions } = useFormState().form
  return Object.entries(suggestions).map(([list, names]) => (
    <datalist key={list} id={`suggest-${list satisfies string as Suggestions}`}>
      {names.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </datalist>
  ))
}

/** Open once something is in it, and then left alone: nobody's field closes because it was emptied. */
function useOpened(fields: readonly FormField[], base: string): boolean {
  const { entry } = useFormState()
  const used = isUsed(fields, base, entry)
  const [opened, setOpened] = useState(used)
  if (used && !opened) setOpened(true)
  return opened
}

/** What is seldom needed, a press away. */
function Folded({ field, base }: { field: FieldOf<'folded'>; base: string }) {
  const { name } = useWords()
  return (
    <details className={styles.folded} open={useOpened(field.fields, base)}>
      <summary className={styles.foldedName}>{name(field.label)}</summary>
      <div className={styles.fields}>{drawFields(field.fields, base)}</div>
    </details>
  )
}

function isUsed(fields: readonly FormField[], base: string, entry: Entry): boolean {
  return namesOf(fields, base).some((path) => {
    const value = valueAt(entry, path)
    return value !== undefined && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]'
  })
}

/** Section by section; what is seldom needed is folded up until it holds something. */
export function Sections({ sections }: { sections: readonly FormSection[] }) {
  return sections.map((section) =>
    section.rare === true ? (
      <RareSection key={section.key} section={section} />
    ) : (
      <OpenSection key={section.key} section={section} />
    ),
  )
}

function OpenSection({ section }: { section: FormSection }) {
  const { name } = useWords()
  return (
    <section className={styles.section} aria-label={name(section.heading)}>
      <h2 className={styles.heading}>{name(section.heading)}</h2>
      <SectionBody section={section} />
    </section>
  )
}

function RareSection({ section }: { section: FormSection }) {
  const { name } = useWords()
  return (
    <details className={styles.section} open={useOpened(section.fields, '')}>
      <summary className={styles.summary}>
        <h2>{name(section.heading)}</h2>
      </summary>
      <SectionBody section={section} />
    </details>
  )
}

function SectionBody({ section }: { section: FormSection }) {
  const { name } = useWords()
  return (
    <>
      {section.hint !== undefined && <p className={styles.sectionHint}>{name(section.hint)}</p>}
      <div className={styles.fields}>{drawFields(section.fields, '')}</div>
    </>
  )
}
