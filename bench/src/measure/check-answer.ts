import type { Answer } from '../contenders/contender.ts'

/** Checks that an answer has the data, and no errors. A benchmark of wrong answers is none. */
export function checkAnswer(answer: Answer, data: unknown): void {
  const given = JSON.stringify(answer)
  const wanted = JSON.stringify({ data })
  // The members of an answer may come in either order, and errors as an empty list.
  const same = JSON.stringify({ data: answer.data }) === wanted && (answer.errors ?? []).length === 0
  if (!same) throw new Error(`wanted ${wanted.slice(0, 300)}, got ${given.slice(0, 300)}`)
}

/** Checks that a query was refused: what it asks for is not there. */
export function checkRefusal(answer: Answer): void {
  if ((answer.errors ?? []).length === 0) throw new Error(`wanted errors, got ${JSON.stringify(answer)}`)
}
