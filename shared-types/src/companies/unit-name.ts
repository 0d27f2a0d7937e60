const SHORTEST = 4

/** A name as registered: what people call a company for short names nobody in particular. */
export function unitNameProblem(label: string, name: string): string | undefined {
  if ([...name].length < SHORTEST || !/\p{L}/u.test(name))
    return `请填写${label}的全称，与营业执照或单位公章一致（至少 ${SHORTEST} 个字）`
  return undefined
}
