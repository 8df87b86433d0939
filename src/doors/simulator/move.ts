import type { SimulatorPorts } from '../../conversation/exchange.ts'
import { Failure } from '../../kernel/failure.ts'
import { isStep, readLondonField, STEPS } from './london.ts'
import type { Posted } from './parse.ts'

/** Moves the simulator's clock as the form asked. Gives back what is wrong with the move in the reader's words, or null. */
export async function moveClock(simulator: SimulatorPorts, posted: Posted): Promise<string | null> {
  const step = String(posted.step ?? '')
  try {
    const to = isStep(step) ? STEPS[step].from(await simulator.now()) : readLondonField(String(posted.moment ?? ''))
    if (!to) return 'Give a real date and time, for example 9 March 2026 at 09:00.'
    await simulator.moveTo(to)
    return null
  } catch (error) {
    return error instanceof Failure ? error.reader : 'The clock could not be moved. Wait a moment and try again.'
  }
}
