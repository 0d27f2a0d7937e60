import { useCodeEntries } from '../../codes/use-code-entries'

/** What the code fields of the roll may hold in a year, by field. */
export function useRollEntries(year: number) {
  return {
    ethnicity: useCodeEntries('ethnicity', year),
    politicalStatus: useCodeEntries('politicalStatus', year),
    educationLevel: useCodeEntries('educationLevel', year),
    trainingMode: useCodeEntries('trainingMode', year),
  }
}

export type RollEntries = ReturnType<typeof useRollEntries>
