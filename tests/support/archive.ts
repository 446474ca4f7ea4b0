import { deflateRawSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly content: Buffer | string
  /** What the archive's list claims, where that is not the truth. */
  readonly saidSize?: number
}

const numbers = (
  size: number,
  ...at: (readonly [place: number, bytes: 2 | 4, value: number])[]
) => {
  const head = Buffer.alloc(size)
  for (const [place, bytes, value] of at) head.writeUIntLE(value, place, bytes)
  return head
}

/** A ZIP archive, written by hand because honest writers write no dishonest ones. */
export const archiveOf = (...parts: readonly Part[]): string => {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, content, saidSize } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const said = saidSize ?? bytes.length
    const sizes = [packed.length, said, name.length] as const
    const local = numbers(
      30,
      [0, 4, 0x04034b50],
      [8, 2, 8],
      [18, 4, sizes[0]],
      [22, 4, sizes[1]],
      [26, 2, sizes[2]],
    )
    const entry = numbers(
      46,
      [0, 4, 0x02014b50],
      [10, 2, 8],
      [20, 4, sizes[0]],
      [24, 4, sizes[1]],
      [28, 2, sizes[2]],
      [42, 4, at],
    )
    bodies.push(local, Buffer.from(name), packed)
    list.push(entry, Buffer.from(name))
    at += local.length + name.length + packed.length
  }
  const index = Buffer.concat(list)
  const end = numbers(
    22,
    [0, 4, 0x06054b50],
    [8, 2, parts.length],
    [10, 2, parts.length],
    [12, 4, index.length],
    [16, 4, at],
  )
  return Buffer.concat([...bodies, index, end]).toString('base64')
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const document = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A table with headings and one cell at the given address. */
export const sheetWithCellAt = (address: string): string =>
  archiveOf(
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${document}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${document}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>性别</t></is></c></row><row r="${address.replace(/\D/g, '')}"><c r="${address}" t="inlineStr"><is><t>张三</t></is></c></row></sheetData></worksheet>`,
    },
  )
