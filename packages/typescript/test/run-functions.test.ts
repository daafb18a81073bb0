import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  failureOf,
  runModule,
  writeModule,
  type ModuleFixture,
  type RunningModule,
} from './module-fixture.ts'

const SOURCE = `
import { Directory, func, object, type float } from '@dagger.io/dagger'

export enum Level { Low = 'low-level', High = 'high-level' }

@object()
export class Item {
  @func()
  label: string

  private readonly secret = 'hidden'

  constructor(label: string) {
    this.label = label
  }

  @func()
  shout(): string {
    return this.label.toUpperCase() + ':' + this.secret
  }
}

class Unknown {
  value = 1
}

@object()
export class Demo {
  @func()
  greeting: string

  @func()
  level: Level = Level.Low

  count = 1
  private item = new Item('inner')
  private notes = { $note: 'kept', list: [1, null, { $plain: { a: 1 } }] }
  private missing?: string

  constructor(greeting: string = 'hello', private readonly factor: number = 2) {
    this.greeting = greeting
  }

  get upper(): string {
    return this.greeting.toUpperCase()
  }

  @func()
  describe(): string {
    return [this.greeting, this.upper, this.count, this.factor, this.item.shout(), JSON.stringify(this.notes), 'missing' in this].join(' ')
  }

  @func()
  async later(text: string): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, 1))
    return text + this.factor
  }

  @func()
  items(): Item[] {
    return [new Item('a'), new Item('b')]
  }

  @func()
  join(separator: string, ...words: string[]): string {
    return words.length + ':' + words.join(separator)
  }

  @func()
  given(a: string | null, b?: string, c: string = 'own'): string {
    return [typeof a, a, b, c].map(String).join(' ')
  }

  @func()
  next(level: Level): Level {
    if (level !== Level.Low && level !== Level.High) throw new Error('not a value: ' + level)
    return level === Level.Low ? Level.High : Level.Low
  }

  @func()
  wrongLevel(): Level {
    return 'middle' as Level
  }

  @func()
  nothing(): void {
    return 'ignored' as never
  }

  @func()
  nobody(): string | null {
    return undefined as never
  }

  @func()
  labelOf(item: Item): string {
    return item.shout()
  }

  @func()
  fail(): string {
    throw Object.assign(new Error('too bad'), { code: 'SO_SAD', extensions: { cmd: ['false'], exitCode: 6 } })
  }

  @func()
  throwText(): string {
    throw 'just text'
  }

  @func()
  async rejectLater(): Promise<string> {
    await Promise.resolve()
    throw new TypeError('later')
  }

  @func()
  half(): number {
    return 4.4
  }

  @func()
  halfFloat(): float {
    return 4.4
  }

  @func()
  bad(kind: string): Demo {
    const values: Record<string, () => unknown> = {
      date: () => ({ at: [new Date()] }),
      map: () => new Map(),
      bigint: () => 1n,
      function: () => () => 1,
      infinite: () => 1 / 0,
      class: () => ({ deep: { er: new Unknown() } }),
      promise: () => [Promise.resolve(1)],
      cycle: () => {
        const loop: Record<string, unknown> = {}
        loop.self = { loop }
        return loop
      },
      deep: () => {
        let value: unknown = 1
        for (let depth = 0; depth < 300; depth++) value = [value]
        return value
      },
      large: () => 'x'.repeat(65 * 1024 * 1024),
    }
    Object.assign(this, { value: values[kind]!() })
    return this
  }
}
`

let fixture: ModuleFixture
let module: RunningModule

beforeAll(async () => {
  fixture = await writeModule({ 'src/index.ts': SOURCE })
  module = await runModule(fixture)
})

afterAll(async () => {
  await module[Symbol.asyncDispose]()
  await fixture[Symbol.asyncDispose]()
})

describe('making an object', () => {
  test('a constructor without arguments uses the defaults of the source', async () => {
    expect(await module.construct()).toEqual({
      $object: 'Demo',
      state: {
        greeting: 'hello',
        level: 'Low',
        count: 1,
        item: { $object: 'Item', state: { label: 'inner', secret: 'hidden' } },
        notes: { $plain: { $note: 'kept', list: [1, null, { $plain: { $plain: { a: 1 } } }] } },
        factor: 2,
      },
    })
  })

  test('given constructor arguments arrive by name', async () => {
    expect(await module.construct({ factor: 7, greeting: 'hi' })).toMatchObject({
      state: { greeting: 'hi', factor: 7 },
    })
  })
})

describe('calling a function', () => {
  test('the receiver has its class, private state, nested objects and records', async () => {
    const on = await module.construct({ factor: 7 })
    expect(await module.call('describe', {}, { on })).toBe(
      'hello HELLO 1 7 INNER:hidden {"$note":"kept","list":[1,null,{"$plain":{"a":1}}]} false',
    )
  })

  test('a promise is awaited', async () => {
    expect(await module.call('later', { text: 'x' })).toBe('x2')
  })

  test('a list of objects comes back with classes and state', async () => {
    const items = await module.call('items')
    expect(items).toEqual(
      ['a', 'b'].map((label) => ({ $object: 'Item', state: { label, secret: 'hidden' } })),
    )
    const [, second] = items as { $object: string; state: object }[]
    expect(await module.call('shout', {}, { on: second as never })).toBe('B:hidden')
  })

  test('an object as an argument has its class', async () => {
    const item = { $object: 'Item', state: { label: 'given', secret: 's' } }
    expect(await module.call('labelOf', { item })).toBe('GIVEN:s')
  })

  test('a variadic list is spread, and may be left out', async () => {
    expect(await module.call('join', { separator: '+', words: ['a', 'b'] })).toBe('2:a+b')
    expect(await module.call('join', { separator: '+' })).toBe('0:')
  })

  test('a nullable argument that is left out is null, an optional one is undefined, a default applies', async () => {
    expect(await module.call('given')).toBe('object null undefined own')
    expect(await module.call('given', { a: 'A', b: 'B', c: 'C' })).toBe('string A B C')
  })

  test('enums travel as member names', async () => {
    expect(await module.call('next', { level: 'Low' })).toBe('High')
    const failure = await failureOf(module.call('wrongLevel'))
    expect(failure.code).toBe('RUNTIME_ENUM_VALUE')
    expect(failure.message).toContain('`middle`')
  })

  test('void and undefined are null', async () => {
    expect(await module.call('nothing')).toBeNull()
    expect(await module.call('nobody')).toBeNull()
  })

  test('numbers keep their fraction only where the type says float', async () => {
    expect(await module.call('halfFloat')).toBe(4.4)
    expect(await failureOf(module.call('half'))).toMatchObject({ code: 'RUNTIME_INTEGER' })
  })

  test('state with a key named __proto__ changes no prototype', async () => {
    const { $object, state } = (await module.construct()) as unknown as {
      $object: string
      state: Record<string, never>
    }
    const forged = JSON.parse(
      `{"__proto__": {"describe": null}, ${JSON.stringify(state).slice(1)}`,
    ) as typeof state
    expect(await module.call('describe', {}, { on: { $object, state: forged } })).toContain('HELLO')
  })
})

describe('a function that fails', () => {
  test('keeps message, code and extensions of an error, without its stack', async () => {
    const failure = await failureOf(module.call('fail'))
    expect(failure.message).toBe('too bad')
    expect(failure.code).toBe('SO_SAD')
    expect(failure.extensions).toEqual({ code: 'SO_SAD', cmd: ['false'], exitCode: 6 })
    expect(JSON.stringify(failure.diagnostics)).not.toContain('index.ts')
  })

  test('rejects where a promise rejects', async () => {
    const failure = await failureOf(module.call('rejectLater'))
    expect(failure).toMatchObject({ message: 'later', code: 'RUNTIME_FUNCTION_FAILED' })
  })

  test('may throw what is no error', async () => {
    expect((await failureOf(module.call('throwText'))).message).toContain('just text')
  })

  test.each([
    ['date', 'RUNTIME_VALUE', '`result.value.at[0]`'],
    ['map', 'RUNTIME_VALUE', '`Map`'],
    ['bigint', 'RUNTIME_VALUE', 'bigint'],
    ['function', 'RUNTIME_VALUE', 'function'],
    ['infinite', 'RUNTIME_VALUE', 'Infinity'],
    ['class', 'RUNTIME_VALUE', '`Unknown` at `result.value.deep.er`'],
    ['promise', 'RUNTIME_VALUE', 'promise'],
    ['cycle', 'RUNTIME_CYCLE', '`result.value.self.loop`'],
    ['deep', 'RUNTIME_TOO_DEEP', '200'],
    ['large', 'RUNTIME_TOO_LARGE', 'bytes'],
  ])('a value that cannot travel is refused with its place: %s', async (kind, code, text) => {
    const failure = await failureOf(module.call('bad', { kind }))
    expect(failure.code).toBe(code)
    expect(failure.message).toContain(text)
  })

  test.each([
    ['Nobody', 'describe', 'RUNTIME_UNKNOWN_MEMBER'],
    ['Demo', 'upper', 'RUNTIME_UNKNOWN_MEMBER'],
    ['Demo', 'toString', 'RUNTIME_UNKNOWN_MEMBER'],
    ['Demo', '__proto__', 'RUNTIME_UNKNOWN_MEMBER'],
  ])('only declared functions can be called: %s.%s', async (object, member, code) => {
    const call = { object, member, state: {}, arguments: {} }
    expect(await failureOf(module.runtime.call(call, { callback: async () => null }))).toMatchObject({ code })
  })

  test('leaves the process as it is', async () => {
    expect(module.sdk.counters.processesStarted).toBe(1)
  })
})
