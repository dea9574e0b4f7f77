/** What may stand before the paths of one process among several. Anything else that is said to lead there does not. */
export function isSlotPath(path: string): boolean {
  return /^\/p\/\d{1,6}$/.test(path);
}
