import type { Host } from '../host/host'
import { className, findIn, type TreeNode } from '../host/tree'

/** The box of a form's field, by the field's name. */
export async function controlOf(app: Host, field: string): Promise<TreeNode> {
  const isControl = (it: TreeNode) => className(it).includes('labelled__control')
  const [control] = findIn(await app.find(`field-${field}`), isControl)
  if (!control) throw new Error(`the field ${field} has nothing to enter`)
  return control
}

/** Types as a person does: the value comes, then the field is left. */
export async function type(app: Host, values: Record<string, string>): Promise<void> {
  for (const [field, value] of Object.entries(values)) {
    await app.fire(await controlOf(app, field), 'input', { value })
    await app.fire(await controlOf(app, field), 'blur', { value })
  }
}

/** Opens a field's list and taps one choice after another. */
export async function choose(app: Host, field: string, ...names: string[]): Promise<void> {
  await app.tap(await controlOf(app, field))
  for (const name of names) await app.tap(name)
}
