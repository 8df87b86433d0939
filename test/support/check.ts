export type Json = Readonly<Record<string, unknown>>
/** Looks at a value and says what is wrong with it, each fault with the place it is at. */
export type Check = (value: unknown, at: string) => string[]

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object with these keys and no others; those named in `needed` have to be there. */
export function object(keys: Readonly<Record<string, Check>>, needed: readonly string[]): Check {
  return (value, at) => {
    if (!isJson(value)) return [`${at}: is no object`]
    const missing = needed.filter((key) => value[key] === undefined).map((key) => `${at}.${key}: is missing`)
    const inside = Object.entries(value).flatMap(([key, one]) => {
      const check = Object.hasOwn(keys, key) ? keys[key] : undefined
      return check ? check(one, `${at}.${key}`) : [`${at}.${key}: is not known there`]
    })
    return [...missing, ...inside]
  }
}

/** One of several kinds of object, told apart by `type`. */
export function oneOf(kinds: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    const type = isJson(value) ? value.type : undefined
    const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined
    return check ? check(value, `${at}<${type}>`) : [`${at}: ${String(type)} is not allowed here`]
  }
}

export function list(each: Check, least: number, most: number): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at}: is no list`]
    const size =
      value.length < least || value.length > most ? [`${at}: ${value.length} items, ${least} to ${most} allowed`] : []
    return [...size, ...value.flatMap((one, index) => each(one, `${at}[${index}]`))]
  }
}

export function string(least: number, most: number): Check {
  return (value, at) => {
    if (typeof value !== 'string') return [`${at}: is no string`]
    const blank = least > 0 && value.trim() === '' ? [`${at}: is blank`] : []
    return value.length > most ? [...blank, `${at}: ${value.length} characters, at most ${most} allowed`] : blank
  }
}

export function only(...allowed: readonly unknown[]): Check {
  return (value, at) => (allowed.includes(value) ? [] : [`${at}: ${String(value)} is not allowed`])
}

export function number(least: number, most: number): Check {
  return (value, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? []
      : [`${at}: ${String(value)} is not from ${least} to ${most}`]
}

export function all(...checks: readonly Check[]): Check {
  return (value, at) => checks.flatMap((check) => check(value, at))
}

export function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

/** Every object inside a value, itself included, outermost first. */
export function objectsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  return isJson(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : []
}

/** Every string inside a value. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return isJson(value) ? Object.values(value).flatMap(stringsIn) : []
}

/** Characters that turn text round, hide in it or break it. The space without width is a renderer's own tool. */
const ACTING = /(?![\n\r])\p{Cc}|[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\p{Surrogate}/u

export function actingCharacters(value: unknown): string[] {
  return stringsIn(value).some((text) => ACTING.test(text)) ? ['a string holds a character that acts'] : []
}
