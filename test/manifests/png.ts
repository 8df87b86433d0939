import { inflateSync } from 'node:zlib'

type Pixel = { red: number; green: number; blue: number; alpha: number }
export type Png = { width: number; height: number; pixels: readonly Pixel[] }

const HEADER = 8
const [LENGTH, TYPE, CHECK] = [4, 4, 4]

/** Reads an 8-bit RGB or RGBA picture that is not interlaced. Throws for any other kind. */
export function readPng(file: Uint8Array): Png {
  const bytes = Buffer.from(file)
  const chunks = chunksOf(bytes)
  const head = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(0)
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const channels = new Map([
    [2, 3],
    [6, 4],
  ]).get(head.readUInt8(9))
  if (head.readUInt8(8) !== 8 || channels === undefined || head.readUInt8(12) !== 0)
    throw new Error('Not a PNG of this kind')
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const rows = unfiltered(raw, width * channels, height, channels)
  const pixels = Array.from({ length: width * height }, (_, at) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = rows.subarray(at * channels, (at + 1) * channels)
    return { red, green, blue, alpha }
  })
  return { width, height, pixels }
}

function chunksOf(bytes: Buffer): readonly { type: string; data: Buffer }[] {
  const chunks = []
  for (let at = HEADER; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const start = at + LENGTH + TYPE
    chunks.push({ type: bytes.toString('latin1', at + LENGTH, start), data: bytes.subarray(start, start + length) })
    at = start + length + CHECK
  }
  return chunks
}

/** Each line of a PNG is stored as a difference from its neighbours; its first byte says from which. */
function unfiltered(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw.readUInt8(y * (stride + 1))
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? out.readUInt8(y * stride + x - channels) : 0
      const up = y > 0 ? out.readUInt8((y - 1) * stride + x) : 0
      const corner = x >= channels && y > 0 ? out.readUInt8((y - 1) * stride + x - channels) : 0
      const from = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      out.writeUInt8((raw.readUInt8(y * (stride + 1) + 1 + x) + from) & 255, y * stride + x)
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
