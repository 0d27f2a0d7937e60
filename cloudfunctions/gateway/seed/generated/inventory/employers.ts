import { sampleCompanies, type SampleCompany } from '../../companies/sample-companies'
import { weighted, type Weighted } from '../random'

const COUNT = 3000

/** The first companies of the sample registry, a few of which employ many. */
export const employers: Weighted<SampleCompany> = weighted(
  sampleCompanies(COUNT).map((it, at) => [it, 1 / (at + 20)] as const),
)
