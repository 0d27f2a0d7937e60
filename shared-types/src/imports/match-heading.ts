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
  const plain = heading.replace(/[\s*＊（）()：:_]/g, '').toUpperCase()
  const matches = fields.filter((field) =>
    [field.label, ...field.aliases].some(
      (it) => it.replace(/[（）()_]/g, '').toUpperCase() === plain,
    ),
  )
  return matches.length === 1 ? matches[0]?.name : undefined
}
