import { employmentFields } from './employment-fields'
import { asDeclared, type FieldSetting } from './field-settings'

const PROOF = 'proof'

const proofField = fieldOf(employmentFields, PROOF)

/** The destinations that need a proof until the centre decides for a year. */
export const declaredProof: readonly string[] = proofField.required.destination

interface ProofRule {
  required: readonly string[]
  /** Everything that was required at any time in the year: what was attached then is still shown. */
  everRequired: readonly string[]
}

/** 「就业证明材料」 as the centre's rule asks for it. */
export function withProofRule(
  decided: readonly FieldSetting[],
  { required, everRequired }: ProofRule,
): FieldSetting[] {
  const setting = decided.find((it) => it.field === PROOF) ?? asDeclared(proofField)
  const asked = {
    ...setting,
    requiredWhile: { destination: [...required] },
    visibleWhile: {
      destination: [...new Set([...proofField.visible.destination, ...required, ...everRequired])],
    },
    requiredHint: '省中心规定此毕业去向须提供证明，例如就业协议书、劳动合同、录用或录取通知书',
  }
  return [...decided.filter((it) => it.field !== PROOF), asked]
}

function fieldOf<F extends { name: string }, N extends F['name']>(fields: readonly F[], name: N) {
  const found = fields.find((it): it is Extract<F, { name: N }> => it.name === name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}
