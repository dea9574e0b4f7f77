import type { Machine } from "./Machine.ts";
export async function playThere(_machine: Machine): Promise<void> {}
