import { good, idNumber, type Row } from './school'

/** Rows of as many different people of one major. */
export const manyRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) =>
    good(at % 1000, {
      idNumber: idNumber(at % 1000, `2004${month(Math.floor(at / 1000))}`),
      studentNumber: `2022${String(at).padStart(6, '0')}`,
      sex: at % 2 === 1 ? '男' : '女',
      ethnicity: '汉族',
      politicalStatus: '共青团员',
      originRegion: '广东省广州市越秀区',
      graduatesOn: '2026-06-30',
    }),
  )

const month = (at: number) =>
  `${String((at % 12) + 1).padStart(2, '0')}${String(Math.floor(at / 12) + 1).padStart(2, '0')}`
