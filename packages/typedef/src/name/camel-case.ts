/** The parts of a name between dashes, underscores, dots, slashes and spaces; capitals stay where they are. */
export function splitAtSeparators(name: string): readonly string[] {
  return name.split(/[\s_.\-/]+/u).filter((part) => part !== '')
}

export function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
