export const phases = ["draft", "lobby", "running", "paused", "finished"] as const;
export type Phase = (typeof phases)[number];
