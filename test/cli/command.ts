import { expect } from 'vitest'
import { alongside, type Ended, type Settings } from '../support/built.ts'

/** Runs one command and holds it to what every command promises: no stack, and a sentence when it fails. */
export async function command(line: string, settings: Settings = {}, input = ''): Promise<Ended> {
  const ended = await alongside(line === '' ? [] : line.split(' '), settings, input)
  expect(`${ended.out}${ended.err}`, line).not.toMatch(/^\s+at |node:internal|\bundefined\b|\[object /m)
  if (ended.code !== 0) expect(ended.err, line).toMatch(/^(.*\S\n)+$/)
  return ended
}
