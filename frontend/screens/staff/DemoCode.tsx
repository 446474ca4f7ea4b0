import { Notice } from '../../ui/Notice.tsx'
import { useSecondFactorWords } from '../../ui/words/second-factor.ts'

interface DemoCodeProps {
  /** Undefined outside a demonstration, null while every code that is good was used. */
  code: string | null | undefined
}

/** Newcomers to a demonstration have no phone that knows its secrets. */
export function DemoCode({ code }: DemoCodeProps) {
  const words = useSecondFactorWords()
  if (code === undefined) return null
  const spaced = code?.replace(/(\d{3})(\d{3})/, '$1 $2')
  return <Notice tone="look" heading={spaced === undefined ? words.demoWait : words.demo(spaced)} />
}
