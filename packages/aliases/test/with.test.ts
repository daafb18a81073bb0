import { describe, expect, test } from 'vitest'
import { configured, lint, moduleWith } from './blueprints.ts'
import { codesOf, dataOf, rootNames, serveBlueprints } from './serve-blueprints.ts'

describe('with', () => {
  test('gives the arguments of the constructor to the functions hoisted from it', async () => {
    const server = serveBlueprints([lint])
    expect(
      await dataOf(
        server,
        '{ with(strict: true, only: ["a", "b"]) { check(path: "src") { text } version } }',
      ),
    ).toEqual({ with: { check: { text: 'strict src a+b' }, version: '7' } })
  })

  test('takes no argument for granted: what is left out has its default, also a configured one', async () => {
    const { module, calls } = configured({ greeting: 'hi', mark: '?' })
    const server = serveBlueprints([module])
    expect(await dataOf(server, '{ with(mark: "...") { greet } }')).toEqual({
      with: { greet: 'hi world...' },
    })
    expect(calls[0]?.arguments).toEqual({ greeting: 'hi', mark: '...' })
    expect(await dataOf(server, '{ with { greet } }')).toEqual({ with: { greet: 'hi world?' } })
  })

  test('has arguments that may all be left out, without defaults of their own', async () => {
    const server = serveBlueprints([configured({ greeting: 'hi' }).module])
    expect(server.composition.field('Query', 'with', { surface: 'client' })).toMatchObject({
      hidden: true,
      args: [
        { name: 'greeting', type: { name: 'String', nullable: true } },
        { name: 'mark', type: { name: 'String', nullable: true } },
      ],
    })
    const args = server.composition.field('Query', 'with', { surface: 'client' })?.args ?? []
    expect(args.filter((arg) => 'default' in arg)).toEqual([])
  })

  test('counts for its own selection only', async () => {
    const server = serveBlueprints([lint])
    expect(
      await dataOf(
        server,
        '{ a: with(strict: true) { check { text } } b: with { check { text } } check { text } }',
      ),
    ).toEqual({
      a: { check: { text: 'strict . all' } },
      b: { check: { text: 'mild . all' } },
      check: { text: 'mild . all' },
    })
  })

  test('does not touch the module on its own path', async () => {
    expect(
      await dataOf(serveBlueprints([lint]), '{ with(strict: true) { lint { check { text } } } }'),
    ).toEqual({
      with: { lint: { check: { text: 'mild . all' } } },
    })
  })

  test('refuses unknown arguments and values of the wrong type', async () => {
    const server = serveBlueprints([lint])
    expect(await codesOf(server, '{ with(strickt: true) { check { text } } }')).toEqual(['DOCUMENT_INVALID'])
    expect(await codesOf(server, '{ with(strict: "yes") { check { text } } }')).toEqual(['DOCUMENT_INVALID'])
  })

  test('is not there for a constructor without arguments', async () => {
    const server = serveBlueprints([moduleWith('plain', 'run')])
    expect(await rootNames(server)).not.toContain('with')
    expect(await codesOf(server, '{ with { run } }')).toEqual(['DOCUMENT_INVALID'])
  })

  test('is not there for two blueprints, because nobody could tell whose arguments it takes', async () => {
    const server = serveBlueprints([lint, configured({ greeting: 'hi' }).module])
    expect(await rootNames(server)).not.toContain('with')
    expect(await dataOf(server, '{ check { text } greet }')).toEqual({
      check: { text: 'mild . all' },
      greet: 'hi world!',
    })
  })

  test('is not on the canonical surface', async () => {
    await expect(serveBlueprints([lint]).select('with')).rejects.toMatchObject({ code: 'FIELD_UNKNOWN' })
  })
})
