/** While a contest is handed from one process to another. BAK4 */
export const backWords = {
  moment: "One moment …",
};
