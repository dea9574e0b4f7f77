// The frames of the wire baseline: a few fields, and bytes up to the size that the product's frames have.

export const frameKinds = { command: 1, commandForSender: 2, reply: 3, patch: 4 } as const;

export interface WireFrame {
  /** One of {@link frameKinds}; a `commandForSender` is answered and shown to nobody. */
  readonly kind: number;
  readonly scheduledUs: number;
  /** Number of the client that sent the command. */
  readonly client: number;
  /** Number of the command in the whole run. */
  readonly index: number;
}

export const leastFrameBytes = 17;

export function makeWireFrame({ kind, scheduledUs, client, index }: WireFrame, bytes: number): Buffer {
  const frame = Buffer.alloc(Math.max(leastFrameBytes, Math.round(bytes)));
  frame[0] = kind;
  frame.writeDoubleLE(scheduledUs, 1);
  frame.writeUInt32LE(client, 9);
  frame.writeUInt32LE(index, 13);
  return frame;
}

export function readWireFrame(frame: Buffer): WireFrame {
  return {
    kind: frame[0] ?? 0,
    scheduledUs: frame.readDoubleLE(1),
    client: frame.readUInt32LE(9),
    index: frame.readUInt32LE(13),
  };
}

/** Another frame with the same fields. */
export function asKind(frame: Buffer, kind: number, bytes: number): Buffer {
  const other = Buffer.alloc(Math.max(leastFrameBytes, Math.round(bytes)));
  frame.copy(other, 0, 0, leastFrameBytes);
  other[0] = kind;
  return other;
}
