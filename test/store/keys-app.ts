import { simulatorKeys } from '../../src/store/keys.ts'

const [{ key }] = simulatorKeys(process.argv[2] ?? '')
process.stdout.write(`${JSON.stringify({ event: 'key', key: Buffer.from(key).toString('hex') })}\n`)
