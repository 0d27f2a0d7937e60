interface Named<N extends string> {
  name: N
  label: string
  aliases: readonly string[]
}

/** Which of the fields a column heading means; undefined when it is none or not clear, and a person must choose. */
export function matchHeading<N extends string>(
  fields: readonly Named<N>[],
  heading: string,
): N | undefined {
  const wanted = plainHeading(heading)
  const matches = fields.filter((field) =>
    [field.label, ...field.aliases].some((it) => plainHeading(it) === wanted),
  )
  return matches.length === 1 ? matches[0]?.name : undefined
}

/** Blanks, brackets and the mark of what is required say nothing about which column it is. */
export const plainHeading = (text: string) => text.replace(/[\s*＊（）()：:_]/g, '').toUpperCase()
