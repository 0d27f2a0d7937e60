import type { Caller, Operation } from 'shared-types/operation'
import { operations } from 'shared-types/operations'
import type { Sample, Samples } from './sample'
import { accountSamples } from './samples/accounts'
import { announcementSamples } from './samples/office/announcements'
import { appealSamples } from './samples/appeals'
import { archiveSamples } from './samples/archives'
import { certificateSamples } from './samples/certificates'
import { amendmentSamples } from './samples/office/amendments'
import { dispatchSamples } from './samples/office/dispatch'
import { fileSamples } from './samples/files'
import { identitySamples } from './samples/identity'
import { importSamples } from './samples/imports'
import { jobSamples } from './samples/jobs'
import { officeOrganisationSamples } from './samples/office/organisation'
import { peopleSamples } from './samples/office/people'
import { settingsSamples } from './samples/office/settings'
import { organisationSamples } from './samples/organisation'
import { partnerSamples } from './samples/partners'
import { questionSamples } from './samples/office/questions'
import { reportSamples } from './samples/reports'
import { studentSamples } from './samples/students'

const samples: Samples = {
  ...accountSamples,
  ...announcementSamples,
  ...appealSamples,
  ...archiveSamples,
  ...certificateSamples,
  ...dispatchSamples,
  ...amendmentSamples,
  ...fileSamples,
  ...identitySamples,
  ...importSamples,
  ...jobSamples,
  ...officeOrganisationSamples,
  ...peopleSamples,
  ...settingsSamples,
  ...organisationSamples,
  ...partnerSamples,
  ...questionSamples,
  ...reportSamples,
  ...studentSamples,
}

export const contract: readonly Operation[] = operations

/** One way to call one operation that is known to succeed. */
export interface SampledCall {
  operation: Operation
  caller: Caller
  sample: Sample<never>
}

/** Every operation with every caller it names; a sentence for each that has no sample. */
export function collectSamples(): { sampled: SampledCall[]; missing: string[] } {
  const sampled: SampledCall[] = []
  const missing: string[] = []
  const known = samples as Record<string, Partial<Record<Caller, Sample<never>>> | undefined>
  for (const operation of contract) {
    for (const caller of operation.callers) {
      const sample = known[operation.name]?.[caller]
      if (sample) sampled.push({ operation, caller, sample })
      else missing.push(sentenceFor(operation, caller))
    }
  }
  return { sampled, missing }
}

function sentenceFor({ name }: Operation, caller: Caller): string {
  const [feature = ''] = name.split('.')
  return `${name} has no sample for the caller ${caller}: add '${name}': { ${caller}: async (world) => ({ by, input, others }) } to cloudfunctions/test/contract/samples/${feature}.ts or, for what the school office does, below samples/office/`
}
