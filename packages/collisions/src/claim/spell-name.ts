/**
 * Spells a name that a policy made up as a command: `wolfiContainer` becomes `wolfi-container`. The spelling of any
 * other name comes with its claim; this must follow the same rule.
 */
export function spellName(name: string): string {
  const words = name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? [name]
  return words.join('-').toLowerCase()
}
