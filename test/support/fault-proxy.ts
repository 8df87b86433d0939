import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands between the app and a server on loopback, and fails in the ways a network does. */
export type FaultProxy = {
  port: number
  /** Half-open: connections stay, new ones are accepted, and nothing passes in either direction any more. */
  freeze(): void
  /** Lets new bytes pass; what was swallowed stays lost. */
  thaw(): void
  /** Resets every connection. */
  cut(): void
  close(): Promise<void>
}

export function startProxy(target: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>()
  let frozen = false
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('data', (bytes) => {
      if (!frozen) to.write(bytes)
    })
    from.on('error', () => {})
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    pass(near, far)
    pass(far, near)
  })
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        freeze: () => {
          frozen = true
        },
        thaw: () => {
          frozen = false
        },
        cut,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            cut()
          }),
      })
    })
  })
}

export function through(proxy: FaultProxy, url: string): string {
  const other = new URL(url)
  other.port = String(proxy.port)
  return other.toString()
}
