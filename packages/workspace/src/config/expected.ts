import type { TomlTable, TomlValue } from 'smol-toml'
import { isTable } from './parse-toml.ts'
import type { Expected } from './table-reader.ts'

function isBoolean(value: TomlValue): value is boolean {
  return typeof value === 'boolean'
}

function isFilled(value: TomlValue): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function isText(value: TomlValue): value is string {
  return typeof value === 'string'
}

function isTextList(value: TomlValue): value is string[] {
  return Array.isArray(value) && value.every(isText)
}

function isFieldPath(value: TomlValue): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFilled)
}

export function flag(key: string): Expected<boolean> {
  return { is: isBoolean, expected: 'true or false', example: `${key} = true` }
}

export function text(example: string): Expected<string> {
  return { is: isText, expected: 'text', example }
}

/** Text with something in it. */
export function filledText(example: string): Expected<string> {
  return { is: isFilled, expected: 'text that is not empty', example }
}

export function textList(example: string): Expected<string[]> {
  return { is: isTextList, expected: 'a list of texts', example }
}

/** The names of fields, one below the other. */
export function fieldPath(example: string): Expected<string[]> {
  return { is: isFieldPath, expected: 'a list of field names', example }
}

export function table(example: string): Expected<TomlTable> {
  return { is: isTable, expected: 'a table', example }
}
