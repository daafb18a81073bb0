import {
  arg,
  createServer,
  Int,
  layer,
  list,
  nullable,
  object,
  ObjectResult,
  pure,
  ResultCache,
  String,
  type Duration,
  type Server,
  type TypeToken,
} from '@graft/dagql'

export const Thing: TypeToken<{ readonly name: string }> = object('Thing')
/** Objects of equal text are equal, whatever calls made them. */
const Text = object<{ readonly text: string }>('Text', 'Some text.', { contentDigest: ({ text }) => text })

export interface Things {
  readonly server: Server
  readonly cache: ResultCache
  readonly ran: string[]
  /** Lets calls of `wait` go on. */
  readonly letGo: () => void
  /** Signals of calls of `wait`. */
  readonly signals: AbortSignal[]
  readonly clock: { now: number }
}

/** Fields that are kept in one way or another, and a record of which resolvers ran. */
export function things(ttl: Duration = '5s'): Things {
  const ran: string[] = []
  const signals: AbortSignal[] = []
  const clock = { now: 0 }
  const gate = Promise.withResolvers<null>()
  const cache = new ResultCache({ now: () => clock.now })
  const made = layer(
    'things',
    ({ type, root }) => {
      type(Thing, (field) => ({
        name: field(String),
        child: field(Thing, ({ name }) => {
          ran.push(`child of ${name}`)
          return { name: `${name}.child` }
        }),
        children: field(list(Thing), ({ name }) => {
          ran.push(`children of ${name}`)
          return [{ name: `${name}.1` }, { name: `${name}.2` }]
        }),
      }))
      type(Text, (field) => ({
        text: field(String),
        later: field(Text, async ({ text }) => {
          ran.push(`later ${text}`)
          return { text: `later ${text}` }
        }),
        shout: field(String, ({ text }) => {
          ran.push(`shout ${text}`)
          return text.toUpperCase()
        }),
      }))
      root((field) => ({
        nothing: field(nullable(Int), () => {
          ran.push('nothing')
          return null
        }),
        nobody: field(nullable(Thing), () => {
          ran.push('nobody')
          return null
        }),
        thing: field(Thing, { args: { name: arg(String) } }, (_root, { name }) => {
          ran.push(name)
          return { name }
        }),
        flaky: field(Thing, async () => {
          ran.push('flaky')
          if (ran.length < 3) throw new Error(`failure ${ran.length}`)
          return { name: 'flaky' }
        }),
        wait: field(Int, async (_root, _args, { signal }) => {
          ran.push('wait')
          signals.push(signal)
          await gate.promise
          return 1
        }),
        waitAnew: field(Int, { cache: { never: 'each caller has its own' } }, async () => {
          ran.push('waitAnew')
          await gate.promise
          return ran.length
        }),
        fresh: field(Thing, { cache: { never: 'always new' } }, () => {
          ran.push('fresh')
          return { name: 'fresh' }
        }),
        freshList: field(list(Thing), { cache: { never: 'always new' } }, () => {
          ran.push('freshList')
          return [{ name: 'a' }, { name: 'b' }]
        }),
        relay: field(Thing, { cache: { never: 'another field keeps it' } }, async (_root, _args, context) => {
          ran.push('relay')
          const found = await context.select(context.root, { field: 'thing', args: { name: 'relayed' } })
          if (found instanceof ObjectResult) return found
          throw new Error('a thing was selected')
        }),
        timed: field(Thing, { cache: { ttl } }, () => {
          ran.push('timed')
          return { name: `timed ${ran.length}` }
        }),
        itself: field(Int, async (_root, _args, context) => {
          ran.push('itself')
          return Number(await context.select(context.root, { field: 'itself' }))
        }),
        ping: field(Int, { args: { n: arg(Int) } }, async (_root, { n }, context) => {
          ran.push(`ping ${n}`)
          return Number(await context.select(context.root, { field: 'pong', args: { n } }))
        }),
        pong: field(Int, { args: { n: arg(Int) } }, async (_root, { n }, context) => {
          ran.push(`pong ${n}`)
          return Number(await context.select(context.root, { field: 'ping', args: { n } }))
        }),
        sum: field(Int, { args: { to: arg(Int) } }, async (_root, { to }, context) => {
          ran.push(`sum ${to}`)
          if (to === 0) return 0
          return to + Number(await context.select(context.root, { field: 'sum', args: { to: to - 1 } }))
        }),
        text: field(Text, { args: { path: arg(String), text: arg(String) } }, (_root, { path, text }) => {
          ran.push(path)
          return { text }
        }),
        freshText: field(Text, { cache: { never: 'always new' } }, () => {
          ran.push('freshText')
          return { text: 'x' }
        }),
        measure: field(Int, { args: { text: arg(String) } }, (_root, { text }) => {
          ran.push('measure')
          return text.length
        }),
      }))
    },
    { cache: pure },
  )
  return {
    server: createServer({ layers: [made], cache }),
    cache,
    ran,
    letGo: () => gate.resolve(null),
    signals,
    clock,
  }
}
