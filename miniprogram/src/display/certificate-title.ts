/** The cohort from which the destination is registered instead of a certificate being printed (product.md §7). */
const REGISTERED_FROM = 2023

/** What a cohort's document is called; without a cohort, the name everybody knows. */
export const certificateTitle = (year?: number) =>
  year !== undefined && year >= REGISTERED_FROM ? '毕业去向登记证明' : '电子报到证'
