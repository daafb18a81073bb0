import type { FieldTypedef, ModuleTypedef } from './module-typedef.ts'

/** Prints a module in the schema language, as peers read it that take text. */
export function printModule(module: ModuleTypedef, rootKeyword: 'type' | 'extend type' = 'type'): string {
  const types = module.types.map(({ name, fields }) => printType(`type ${name}`, fields))
  return [printType(`${rootKeyword} Query`, module.root), ...types].join('\n')
}

function printType(head: string, fields: readonly FieldTypedef[]): string {
  return `${head} {\n${fields.map((field) => `  ${printField(field)}`).join('\n')}\n}`
}

function printField({ name, type, list, args }: FieldTypedef): string {
  const taken = args.length === 0 ? '' : `(${args.map((arg) => `${arg.name}: ${arg.type}!`).join(', ')})`
  return `${name}${taken}: ${list === true ? `[${type}!]!` : `${type}!`}`
}
