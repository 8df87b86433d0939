/** How long people and the platform are kept waiting (milliseconds). */
export type Patience = {
  /** No answer by now: a typing sign is shown. */
  typing: number
  /** No answer by now: the turn ends, and the answer follows by itself. Teams gives up after 10 to 15 seconds. */
  turn: number
  /** One call to the Bot Connector takes no longer; what became of it is then unknown. */
  call: number
}

export const PATIENCE: Patience = { typing: 1_500, turn: 8_000, call: 10_000 }

/** One moment by which a turn ends, however many things it waits for. */
export type Deadline = {
  /** What the work comes to, or `late` once the time is over. The work goes on. */
  await<T>(work: Promise<T>): Promise<T | 'late'>
  /** The turn ended by itself. */
  end(): void
}

export function deadlineAfter(limit: number): Deadline {
  let end = (): void => undefined
  const late = new Promise<'late'>((resolve) => {
    const timer = setTimeout(() => resolve('late'), limit)
    end = () => clearTimeout(timer)
  })
  return { await: (work) => Promise.race([work, late]), end }
}
