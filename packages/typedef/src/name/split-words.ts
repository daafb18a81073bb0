/**
 * Splits an identifier into words, for its spelling on the command line: at separators, between lower and upper
 * case, between letters and digits, and before the last capital of a run that a lower-case letter follows.
 * The rule is that of the system whose files Graft reads, so that its commands keep their spelling.
 */
export function splitWords(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/(\p{L})(\p{N})/gu, '$1 $2')
    .replaceAll(/(\p{N})(\p{L})/gu, '$1 $2')
    .split(/[\s_.\-/]+/u)
    .filter((word) => word !== '')
}
