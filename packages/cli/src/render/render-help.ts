import { describeType, type EnumLookup, type Flag } from '../args/flag.ts'
import { firstLine } from './render-table.ts'
import type { Style } from './style.ts'
import { wrapText } from './wrap-text.ts'

/** One entry of a list of commands. */
export interface HelpCommand {
  readonly name: string
  readonly description: string
}

/** A flag with what help says of it beyond its own description. */
export interface HelpFlag {
  readonly flag: Flag
  readonly required?: boolean | undefined
  readonly default?: string | undefined
}

export interface HelpPage {
  readonly description: string
  readonly usage: string
  readonly examples?: readonly string[] | undefined
  /** @default none */
  readonly commands?: { readonly title: string; readonly entries: readonly HelpCommand[] } | undefined
  /** @default none */
  readonly args?: readonly HelpFlag[] | undefined
  /** @default none */
  readonly options?: readonly Flag[] | undefined
  /** What is there and cannot be shown. */
  readonly remarks?: readonly string[] | undefined
  readonly footer?: string | undefined
}

export interface HelpLayout {
  readonly width: number
  readonly style: Style
  readonly enums: EnumLookup
}

/** Command names take at least this many columns, so that short pages look alike. */
const MIN_NAME_WIDTH = 11

/** Prints a help page: description, usage, examples, commands, arguments, options, remarks, footer. */
export function renderHelp(page: HelpPage, layout: HelpLayout): string {
  const { style } = layout
  const section = (title: string, body: string): string =>
    body === '' ? '' : `${style.bold(title)}\n${body}`
  const paragraph = (text: string): string =>
    text === '' ? '' : `${wrapText(text, layout.width).join('\n')}\n`
  const sections = [
    paragraph(page.description.trim()),
    section('USAGE', `  ${page.usage}\n`),
    section('EXAMPLES', (page.examples ?? []).map((line) => `  ${line}\n`).join('')),
    section(page.commands?.title ?? '', renderCommands(page.commands?.entries ?? [], layout)),
    section('ARGUMENTS', renderFlags(page.args ?? [], layout)),
    section('OPTIONS', renderFlags(page.options?.map((flag) => ({ flag })) ?? [], layout)),
    (page.remarks ?? []).map(paragraph).join(''),
    paragraph(page.footer ?? ''),
  ]
  return sections.filter((each) => each !== '').join('\n')
}

function renderCommands(commands: readonly HelpCommand[], layout: HelpLayout): string {
  const width = Math.max(MIN_NAME_WIDTH, ...commands.map((command) => command.name.length))
  return commands
    .map((command) => row(command.name.padEnd(width), firstLine(command.description), layout))
    .join('')
}

function renderFlags(flags: readonly HelpFlag[], layout: HelpLayout): string {
  const required = flags.filter((each) => each.required === true)
  const ordered = [...required, ...flags.filter((each) => each.required !== true)]
  const heads = ordered.map(({ flag }) => flagHead(flag, layout.enums))
  const width = Math.max(0, ...heads.map((head) => head.length))
  return ordered
    .map((each, index) => row((heads[index] ?? '').padEnd(width), flagText(each), layout))
    .join('')
}

function flagHead(flag: Flag, enums: EnumLookup): string {
  const short = flag.short === undefined ? '    ' : `-${flag.short}, `
  const value = flag.placeholder ?? (flag.type.kind === 'boolean' ? '' : describeType(flag.type, enums))
  return `${short}--${flag.name}${value === '' ? '' : ` ${value}`}`
}

function flagText({ flag, required, default: value }: HelpFlag): string {
  const suffix = required === true ? ' [required]' : value === undefined ? '' : ` (default ${value})`
  return `${flag.description.trim()}${suffix}`.trim()
}

/** One entry: its head, then its text wrapped beside it. */
function row(head: string, text: string, layout: HelpLayout): string {
  const left = `  ${head}   `
  const lines = wrapText(text.replaceAll('\n', ' '), Math.max(20, layout.width - left.length))
  return (
    lines
      .map((line, index) => `${(index === 0 ? left : ' '.repeat(left.length)) + line}`.trimEnd())
      .join('\n') + '\n'
  )
}
