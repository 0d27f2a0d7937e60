import type { TemplateFacts } from 'shared-types/certificates/template-operations'

/** How a certificate is laid out; what stands on it is its content. */
export interface Look {
  statement: string
  /** Points. */
  titleSize: number
  textSize: number
  sealRadius: number
  /** A PNG in the place of the drawn seal. */
  sealPicture?: Buffer
  /** Absent where the template has none, or the school. */
  schoolSeal?: { side: 'left' | 'right'; picture: SchoolSeal }
}

/** A PNG; on a 样张 a seal is drawn. */
export type SchoolSeal = Buffer | 'drawn'

const POINTS_PER_MM = 72 / 25.4

export function lookOf(
  facts: TemplateFacts,
  seals: { centre?: Buffer; school?: SchoolSeal } = {},
): Look {
  const side = facts.schoolSeal
  return {
    statement: facts.statement,
    titleSize: facts.titleSize,
    textSize: facts.textSize,
    sealRadius: (facts.sealDiameterMm / 2) * POINTS_PER_MM,
    ...(seals.centre && { sealPicture: seals.centre }),
    ...(side !== 'none' && seals.school && { schoolSeal: { side, picture: seals.school } }),
  }
}
