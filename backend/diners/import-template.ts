import writeXlsxFile from 'write-excel-file/node'
import { importFields, type ImportField } from '../contract/diner-imports.ts'
import { factKinds, factNames, gradesOf, gradeWords } from '../vocabulary/facts.ts'
import type { Language } from '../vocabulary/role.ts'
import { headings } from './import-columns.rules.ts'

const notes: Readonly<Record<ImportField, { readonly zh: string; readonly en: string }>> = {
  name: { zh: '新登记的要填。', en: 'Needed for somebody new.' },
  gender: {
    zh: '男、女。填了身份证号可以空着。',
    en: 'male, female; may stay empty beside an ID number.',
  },
  birthDate: {
    zh: '比如 1944-03-07。填了身份证号可以空着。',
    en: 'Such as 1944-03-07; may stay empty beside an ID number.',
  },
  idNumber: {
    zh: '18 位，这一列要保持“文本”格式。',
    en: '18 characters; keep this column as text.',
  },
  phone: { zh: '手机或座机。', en: 'Mobile or landline.' },
  community: {
    zh: '食堂只管一个社区时可以空着。',
    en: 'May stay empty where the canteen serves only one.',
  },
  compound: { zh: '有同名的楼栋时要填。', en: 'Needed where two buildings have one name.' },
  building: {
    zh: '和“食堂和楼栋”里写的一样，比如 6栋。',
    en: 'As under “Places”, for example 6栋.',
  },
  door: { zh: '比如 302。', en: 'For example 302.' },
  fact: {
    zh: '一行写一项；几项写几行，每行都写姓名和身份证号。',
    en: 'One a row; several in several rows, each with name and ID number.',
  },
  grade: {
    zh: '失能写轻度、中度、重度；残疾写 1 到 4。',
    en: 'mild, moderate, severe; disability 1 to 4.',
  },
  place: {
    zh: '户籍、居住地、居住证要填，比如 上海市普陀区。',
    en: 'For hukou, residence and permit: 上海市普陀区.',
  },
  from: { zh: '这一项身份从哪天起算。', en: 'The first day the status holds.' },
  lastDay: {
    zh: '一直有效就空着；要结束就填最后一天。',
    en: 'Empty while it has no end; to end it, its last day.',
  },
  evidence: { zh: '看了什么证件、编号。', en: 'Which paper, which number.' },
  diedOn: { zh: '去世的那天。以后的订餐会取消。', en: 'Meals booked after it are cancelled.' },
  leftOn: { zh: '从这天起不再住在这里。', en: 'From this day on no longer here.' },
}

const general = {
  zh: '空着的格子不会改动原来的登记。表里没有的人不会被删掉。',
  en: 'An empty cell changes nothing on the record. Nobody is removed for not being in the table.',
}

const statuses = (language: 'zh' | 'en'): string[][] =>
  factNames.map((kind) => [
    factKinds[kind][language],
    (gradesOf(kind) ?? []).map((grade) => gradeWords(kind, grade)[language]).join('、'),
  ])

const bold = (value: string) => ({ value, fontWeight: 'bold' as const })

/** Columns as text, so that Excel leaves an identity number as it was typed; a second sheet says what goes where. */
export const importTemplate = (language: Language): Promise<Buffer> => {
  const spoken = language === 'en' ? 'en' : 'zh'
  const heading = (field: ImportField): string => headings[field][spoken === 'en' ? 1 : 0]
  const empty = importFields.map(() => ({ type: String, value: '', format: '@' }))
  const explained = importFields.map((field) => [bold(heading(field)), notes[field][spoken]])
  return writeXlsxFile([
    {
      sheet: spoken === 'en' ? 'Residents' : '长者',
      data: [
        importFields.map((field) => bold(heading(field))),
        ...Array.from({ length: 2_000 }, () => empty),
      ],
      columns: importFields.map((field) => ({ width: field === 'idNumber' ? 24 : 14 })),
      stickyRowsCount: 1,
    },
    {
      sheet: spoken === 'en' ? 'How to fill it in' : '怎么填',
      data: [
        [general[spoken], ''],
        ...explained,
        ['', ''],
        [bold(heading('fact')), bold(heading('grade'))],
        ...statuses(spoken),
      ],
      columns: [{ width: 24 }, { width: 70 }],
    },
  ]).toBuffer()
}
