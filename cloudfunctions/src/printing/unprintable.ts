/** What a certificate cannot be printed for: characters that the font lacks; none of them when there is too much text. */
export class Unprintable extends Error {
  constructor(
    message: string,
    readonly characters: string,
  ) {
    super(message)
  }
}
