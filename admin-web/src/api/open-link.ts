import { call, type InputOf, type OutputOf } from './call'

export type LinkOperation =
  | 'certificates.link'
  | 'certificates.preview-template'
  | 'imports.template'
  | 'imports.refused-rows'
  | 'archives.export'
  | 'reports.link-export'
  | 'reassignments.print'
  | 'audit.export'

/** Opens what a short-lived link leads to: in a new tab to look at it, otherwise saved by the browser. */
export async function openLink<N extends LinkOperation>(
  name: N,
  input: InputOf<N>,
  how: 'show' | 'save',
): Promise<void> {
  // Browsers allow a tab only while the click is being handled, so it opens before the answer is here.
  const tab = how === 'show' ? window.open('', '_blank') : null
  try {
    const { url } = (await call(name, input)) as OutputOf<LinkOperation>
    if (tab) {
      tab.opener = null
      tab.location.href = url
    } else window.location.assign(url)
  } catch (error) {
    tab?.close()
    throw error
  }
}
