import type { backWords as english } from "./enBack.ts";

/** While a contest is handed from one process to another. BAK4 */
export const backWords: typeof english = {
  moment: "Одну секунду …",
};
