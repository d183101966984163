import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** Keys by what Linux calls them; X has the same numbers, eight further. */
const codes = { Control: 29, Alt: 56, Shift: 42, J: 36, K: 37, Enter: 28, Escape: 1 } as const
export type Key = keyof typeof codes

const greetingBytes = 12

/**
 * Presses keys on the display itself, as hands do: they go to whatever program the display gives them to. Spoken to the X server
 * directly (XTEST), because a tool for it would be one more thing that a machine must have. Answers when it was pressed, as epoch ms.
 */
export async function pressKeys(...keys: Key[]): Promise<number> {
  const number = /^:(\d+)/.exec(process.env['DISPLAY'] ?? '')?.[1]
  if (number === undefined) throw new Error('There is no X display of this computer to press keys on.')
  const socket = connect(`/tmp/.X11-unix/X${number}`)
  try {
    const opcode = await openTest(socket)
    const pressedAt = Date.now()
    for (const key of keys) socket.write(fakeKey(opcode, 'press', key))
    for (const key of [...keys].reverse()) socket.write(fakeKey(opcode, 'release', key))
    // What asks for an answer is answered after what came before it.
    await ask(socket, Buffer.from([43, 0, 1, 0]))
    return pressedAt
  } finally {
    socket.destroy()
  }
}

/** Greets the server and asks for the number of the extension. */
async function openTest(socket: Socket): Promise<number> {
  const greeting = Buffer.alloc(greetingBytes)
  greeting.write('l')
  greeting.writeUInt16LE(11, 2)
  const welcome = await ask(socket, greeting)
  if (welcome[0] !== 1) throw new Error('The X server does not let us in.')
  const query = Buffer.alloc(16)
  query.writeUInt8(98)
  query.writeUInt16LE(4, 2)
  query.writeUInt16LE(5, 4)
  query.write('XTEST', 8)
  const answer = await ask(socket, query)
  if (answer[8] !== 1) throw new Error('This X server has no XTEST.')
  return answer.readUInt8(9)
}

function fakeKey(opcode: number, how: 'press' | 'release', key: Key): Buffer {
  const request = Buffer.alloc(36)
  request.writeUInt8(opcode)
  request.writeUInt8(2, 1)
  request.writeUInt16LE(9, 2)
  request.writeUInt8(how === 'press' ? 2 : 3, 4)
  request.writeUInt8(codes[key] + 8, 5)
  return request
}

/** Sends a request and reads its answer. What else the server tells meanwhile (that keys were mapped anew) is passed over. */
async function ask(socket: Socket, request: Buffer): Promise<Buffer> {
  let got = Buffer.alloc(0)
  const answered = new Promise<Buffer>((resolve, reject) => {
    const onData = (piece: Buffer) => {
      got = Buffer.concat([got, piece])
      while (got.length >= 8) {
        const length = lengthOf(got, request)
        if (got.length < length) return
        if (got[0] === 0) reject(new Error(`The X server refused request ${request[0] ?? 0}.`))
        if (got[0] === 1) resolve(got.subarray(0, length))
        got = got.subarray(length)
      }
    }
    socket.on('data', onData)
    socket.once('error', reject)
  })
  socket.write(request)
  try {
    return await answered
  } finally {
    socket.removeAllListeners('data').removeAllListeners('error')
  }
}

/** The greeting's answer tells its length in another place than any other; what is no answer has always 32 bytes. */
function lengthOf(message: Buffer, { length }: Buffer): number {
  if (length === greetingBytes) return 8 + 4 * message.readUInt16LE(6)
  return message[0] === 1 ? 32 + 4 * message.readUInt32LE(4) : 32
}
