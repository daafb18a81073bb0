/** One command of the tour, and exactly what it prints. */
export interface Step {
  /** Words after `graft`. */
  readonly words: readonly string[]
  readonly stdin?: string
  /** Folder to stand in, relative to the workspace. */
  readonly folder?: string
  readonly stdout: string
}

/** The tour of the example workspace, in order. */
export const steps: readonly Step[] = [
  {
    words: ['functions'],
    stdout: `Name      Description
greet     Greet somebody by name.
greeter   Greets people.
lint      Checks sources.
`,
  },
  {
    words: ['functions', 'lint'],
    stdout: `Name    Description
check   Check every file by all rules.
rules   The rules that sources are checked by.
`,
  },
  { words: ['call', 'greet', '--name', 'Ada'], stdout: 'hola, Ada!' },
  { words: ['call', 'greeter', '--greeting', 'hi', 'greet'], stdout: 'hi, world!' },
  { words: ['call', '--greeting', 'hey', 'greet', '--name', 'Ada'], stdout: 'hey, Ada!' },
  { words: ['call', 'lint', 'rules', 'name'], stdout: 'no-debugger\nno-console\n' },
  {
    words: ['call', 'lint', 'check', '--help'],
    stdout: `Check every file by all rules.

USAGE
  graft call lint check [arguments]

ARGUMENTS
      --strict   Fail on remarks too. (default false)
`,
  },
  {
    words: ['query'],
    stdin: '{ greet(name:"x") lint { check(strict:true) } }',
    stdout: `{
    "greet": "hola, x!",
    "lint": {
        "check": "checked by 2 rules"
    }
}
`,
  },
  { words: ['-m', './.dagger/modules/lint', 'call', 'check'], stdout: 'checked by 1 rules' },
  { words: ['call', 'greet', '--name', 'Ada'], folder: '.dagger/modules', stdout: 'hola, Ada!' },
]
