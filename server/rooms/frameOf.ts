// RFC 6455, 5.2: one binary frame, not masked, as a server sends it.
const finalBinary = 0x82;
const longest = { short: 125, medium: 0xffff };
const lengthMarks = { medium: 126, long: 127 };

let lastData: Uint8Array | null = null;
let lastFrame: Buffer | null = null;

/** A WebSocket frame with a copy of the data; the same one for the same array within a turn of the loop. */
export function frameOf(data: Uint8Array): Buffer {
  if (data === lastData && lastFrame) return lastFrame;
  // Later there may be other bytes in the same array.
  if (!lastData) queueMicrotask(forgetLast);
  lastData = data;
  lastFrame = makeFrame(data);
  return lastFrame;
}

function forgetLast(): void {
  lastData = null;
  lastFrame = null;
}

function makeFrame(data: Uint8Array): Buffer {
  const { byteLength } = data;
  const headerBytes = byteLength <= longest.short ? 2 : byteLength <= longest.medium ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerBytes + byteLength);
  frame[0] = finalBinary;
  if (headerBytes === 2) {
    frame[1] = byteLength;
  } else if (headerBytes === 4) {
    frame[1] = lengthMarks.medium;
    frame.writeUInt16BE(byteLength, 2);
  } else {
    frame[1] = lengthMarks.long;
    frame.writeBigUInt64BE(BigInt(byteLength), 2);
  }
  frame.set(data, headerBytes);
  return frame;
}
