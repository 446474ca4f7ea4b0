import { useOfficeWords } from '../../../ui/words/office.ts'
import { OfficeFrame } from '../OfficeFrame.tsx'
import type { RoomProps } from '../OfficeRoom.tsx'
import { SchemePage } from './SchemePage.tsx'
import { VersionList } from './VersionList.tsx'

/** `/office/schemes`, `…/new`, `…/new/12` after version 12, `…/12`: for whoever answers for schemes. */
export function SchemesOffice({ id, part }: RoomProps) {
  const words = useOfficeWords()
  return (
    <OfficeFrame room="schemes" about={id === 'new' ? words.schemes.create : undefined}>
      {id === undefined ? <VersionList /> : <SchemePage id={id} from={part} />}
    </OfficeFrame>
  )
}
