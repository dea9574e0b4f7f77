/** The bytes of Colyseus 0.18 that a client meets; a test holds them against the server's own list. */
export const frameCodes = {
  joinRoom: 10,
  error: 11,
  leaveRoom: 12,
  roomData: 13,
  roomState: 14,
  roomStatePatch: 15,
  roomRequest: 21,
  roomResponse: 22,
} as const;

/** The upper bits of a frame's first byte say what stands before its body; Regatta's rooms set none of them. */
export const frameCodeMask = 31;

export const responseStatuses = { ok: 0, rejected: 1, error: 2 } as const;
