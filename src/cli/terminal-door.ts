import type { Door } from '../conversation/exchange.ts'
import { messageToText } from '../view/to-text.ts'

/** The simulator without a browser: what would be sent is printed. */
export function terminalDoor(print: (text: string) => void): Door {
  return {
    name: 'simulator',
    open: async () => undefined,
    send: async (to, message, key) => {
      print(`To ${to.user}:\n${messageToText(message)}\n\n`)
      return { kind: 'sent', ref: key }
    },
    whoIs: async () => null,
    locate: async (email) => ({ door: 'simulator', tenant: 'simulator', user: email, route: {} }),
    close: async () => undefined,
  }
}
