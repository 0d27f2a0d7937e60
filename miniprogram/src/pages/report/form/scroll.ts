import { placeOf } from '../../../components/form/labelled'
import { scrollTo } from '../../../platform/page'

const SETTLED_MS = 50

/** After the page has drawn the step on which it stands. */
export function showField(name: string): void {
  setTimeout(() => scrollTo(placeOf(name)), SETTLED_MS)
}
