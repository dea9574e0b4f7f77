/** Phaser's sources are written for webpack, whose build fills these in. */
export const phaserDefines = {
  global: "globalThis",
  "typeof WEBGL_RENDERER": "true",
  "typeof CANVAS_RENDERER": "true",
  "typeof WEBGL_DEBUG": "false",
  "typeof FEATURE_SOUND": "false",
} as const;
