import { describeRule } from '../../test/validate/verdicts.ts'

describeRule('variables are of input types', {
  valid: [
    'query ($a: String, $c: Position, $d: Flag) { string(v: $a) position(v: $c) enum(v: $d) }',
    'query ($a: [[Int]!]!) { grid(v: $a) }',
    'query ($a: Day, $b: Anything) { day(v: $a) any(v: $b) }',
  ],
  invalid: [
    'query ($a: Ship) { int }',
    'query ($a: [[Ship!]]!) { boat(id: $a) { name } }',
    'query ($a: Named) { flag(of: $a) }',
    'query ($a: Query) { int }',
  ],
})

describeRule('names of variables are unique', {
  valid: [
    'query A($a: Int) { int(v: $a) } query B($a: Int) { int(v: $a) }',
    'query ($a: Int, $b: Int) { int(v: $a) i: int(v: $b) }',
  ],
  invalid: [
    'query ($a: Int, $a: Int) { int(v: $a) }',
    'query ($a: Int, $a: String) { int(v: $a) }',
    'query ($a: Int, $b: Int, $a: Int) { int(v: $a) i: int(v: $b) }',
  ],
})

describeRule('variables that are used are defined', {
  valid: [
    'query ($a: Int, $b: Int) { int(v: $a) i: int(v: $b) }',
    'query ($a: Int) { ... on Query { ... { int(v: $a) } } }',
    'query ($a: Int) { ...F } fragment F on Query { ...G } fragment G on Query { int(v: $a) }',
    'query A($a: Int) { ...F } query B($a: Int) { ...F } fragment F on Query { int(v: $a) }',
    'query ($b: Boolean!) { int @skip(if: $b) ... @include(if: $b) { id } }',
  ],
  invalid: [
    '{ int(v: $a) }',
    'query ($a: Int) { int(v: $a) i: int(v: $b) }',
    '{ ...F } fragment F on Query { int(v: $a) }',
    'query A($a: Int) { ...F } query B { ...F } fragment F on Query { int(v: $a) }',
    'query A { ...F } query B($a: Int) { ...F } fragment F on Query { int(v: $a) }',
    'query A($a: Int) { int(v: $a) } query B { int(v: $a) }',
    '{ int @skip(if: $b) }',
    '{ ints(v: [1, $a]) }',
    '{ position(v: { x: $x, y: 1 }) }',
    '{ any(v: $a) }',
    'query ($A: Int) { int(v: $a) }',
    '{ ...F @skip(if: $b) } fragment F on Query { int }',
  ],
})

describeRule('variables that are defined are used', {
  valid: [
    'query ($a: Int, $b: Boolean!) { int(v: $a) @skip(if: $b) }',
    'query ($a: Int) { ...F } fragment F on Query { int(v: $a) }',
    'query ($a: Int, $b: Int) { ...F int(v: $a) } fragment F on Query { i: int(v: $b) }',
    'query ($a: Int) { ints(v: [$a]) }',
    'query ($a: [Int]) { ints(v: $a) }',
  ],
  invalid: [
    'query ($a: Int) { int }',
    'query ($a: Int, $b: Int) { int(v: $a) }',
    'query A($a: Int) { int(v: $a) } query B($a: Int) { int }',
    'query ($a: Int, $b: Int) { ...F } fragment F on Query { int(v: $a) }',
    'query A($a: Int) { ...F } query B($b: Int) { i: int(v: $b) ...G } fragment F on Query { int } fragment G on Query { int(v: $b) }',
    'query ($a: Int = 1) { int }',
  ],
})

describeRule('defaults fit their variables', {
  valid: [
    'query ($a: Int = 1, $b: String = "a", $c: Position = { x: 1, y: 2 }) { int(v: $a) string(v: $b) position(v: $c) }',
    'query ($a: Int = null) { int(v: $a) }',
    'query ($a: Int! = 1) { int(v: $a) }',
    'query ($a: [Int] = 1) { ints(v: $a) }',
    'query ($a: [Int] = [1, null]) { ints(v: $a) }',
    'query ($a: Flag = RED, $b: Day = "2026-01-01") { enum(v: $a) day(v: $b) }',
    'query ($a: Anything = { a: [1] }) { any(v: $a) }',
    'query ($a: Int = 9007199254740991) { int(v: $a) }',
  ],
  invalid: [
    'query ($a: Int = "1") { int(v: $a) }',
    'query ($a: Int! = null) { int(v: $a) }',
    'query ($a: Boolean = 1) { bool(v: $a) }',
    'query ($a: Position = { x: 1 }) { position(v: $a) }',
    'query ($a: Position = { x: 1, y: 2, z: 3 }) { position(v: $a) }',
    'query ($a: Position = "a") { position(v: $a) }',
    'query ($a: [Int] = ["a"]) { ints(v: $a) }',
    'query ($a: [Int!] = [null]) { ints(v: $a) }',
    'query ($a: Flag = "RED") { enum(v: $a) }',
    'query ($a: Flag = GREY) { enum(v: $a) }',
    'query ($a: Day = "today") { day(v: $a) }',
    'query ($a: Anything = { a: 1, a: 1 }) { any(v: $a) }',
  ],
})

describeRule('variables fit where they are used', {
  valid: [
    'query ($a: Int) { int(v: $a) }',
    'query ($a: Int!) { int(v: $a) }',
    'query ($a: Int!) { must(v: $a) }',
    'query ($a: Int) { given(v: $a) }',
    'query ($a: Int = 1) { must(v: $a) }',
    'query ($a: Int = 1) { given(v: $a) }',
    'query ($a: Int = null) { given(v: $a) }',
    'query ($a: [Int]) { ints(v: $a) }',
    'query ($a: [Int!]!) { ints(v: $a) m: mustInts(v: $a) }',
    'query ($a: [Int!] = [1]) { mustInts(v: $a) }',
    'query ($a: Int!) { mustInts(v: [$a]) }',
    'query ($a: Int = 1) { mustInts(v: [$a]) }',
    'query ($a: Int) { ints(v: [$a, 1]) }',
    'query ($a: Int!) { mustInts(v: [$a, $a]) }',
    'query ($a: [Int]!) { grid(v: [$a]) }',
    'query ($a: [[Int!]!]!) { grid(v: $a) }',
    'query ($a: Position) { position(v: $a) positions(v: [$a]) }',
    'query ($f: Flag) { position(v: { x: 1, y: 2, flag: $f }) }',
    'query ($s: [Position!]) { route(v: { from: { x: 1, y: 2 }, stops: $s }) }',
    'query ($b: Boolean = false) { int @skip(if: $b) }',
    'query ($a: Int!) { ...F } fragment F on Query { must(v: $a) }',
    'query ($a: Anything) { any(v: $a) anys(v: [$a]) }',
    'query ($a: String!) { ship(name: $a) { name } }',
  ],
  invalid: [
    'query ($a: Int) { must(v: $a) }',
    'query ($a: Int = null) { must(v: $a) }',
    'query ($a: String) { int(v: $a) }',
    'query ($a: Int) { string(v: $a) }',
    'query ($a: Int) { float(v: $a) }',
    'query ($a: String) { id(v: $a) }',
    'query ($a: ID) { string(v: $a) }',
    'query ($a: Int) { ints(v: $a) }',
    'query ($a: Int!) { mustInts(v: $a) }',
    'query ($a: [Int]) { mustInts(v: $a) }',
    'query ($a: [Int]!) { mustInts(v: $a) }',
    'query ($a: [Int!]) { mustInts(v: $a) }',
    'query ($a: [Int]) { int(v: $a) }',
    'query ($a: Int) { mustInts(v: [$a]) }',
    'query ($a: [Int]) { grid(v: [$a]) }',
    'query ($a: [Int]!) { grid(v: $a) }',
    'query ($a: [[Int]]) { grid(v: $a) }',
    'query ($a: Boolean) { int @skip(if: $a) }',
    'query ($a: String!) { int @include(if: $a) }',
    'query ($a: Int) { ...F } fragment F on Query { must(v: $a) }',
    'query A($a: Int!) { ...F } query B($a: Int) { ...F } fragment F on Query { must(v: $a) }',
    'query ($a: Int) { any(v: $a) }',
    'query ($a: String) { day(v: $a) }',
    'query ($a: String) { enum(v: $a) }',
    'query ($a: Route) { position(v: $a) }',
    'query ($a: Int) { position(v: { x: $a, y: 2 }) }',
    'query ($a: [Position]) { route(v: { from: { x: 1, y: 2 }, stops: $a }) }',
    'query ($a: [Position]) { positions(v: [$a]) }',
  ],
})
