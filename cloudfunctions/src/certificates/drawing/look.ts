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
}

const POINTS_PER_MM = 72 / 25.4

export const lookOf = (facts: TemplateFacts, sealPicture?: Buffer): Look => ({
  statement: facts.statement,
  titleSize: facts.titleSize,
  textSize: facts.textSize,
  sealRadius: (facts.sealDiameterMm / 2) * POINTS_PER_MM,
  ...(sealPicture && { sealPicture }),
})
