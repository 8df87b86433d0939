import cron from 'node-cron'

/**
 * Wakes the reminders once a minute. node-cron only rings the bell: rows decide what is due, so a lost ring costs a
 * minute and never a reminder. The process runs in UTC, because node-cron loses ticks at clock changes elsewhere.
 */
export function everyMinute(work: () => Promise<void>): { stop(): Promise<void> } {
  const task = cron.schedule('* * * * *', work, { noOverlap: true, timezone: 'UTC' })
  return {
    stop: async () => {
      await task.destroy()
    },
  }
}
