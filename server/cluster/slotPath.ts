/** N of `/p/N` is from 1 to this. */
export const highestSlot = 99;

/** Under which a proxy reaches the process of this slot; everything else it may lead to any process. */
export function slotPath(slot: number): string {
  return `/p/${slot}`;
}

/** Which process the target of a request means. */
export type MeantFor =
  | { readonly process: "any" }
  /** `rest`: what is asked for there; begins with a slash. */
  | { readonly process: "slot"; readonly slot: number; readonly rest: string }
  /** It begins like a slot's path, and is none. */
  | { readonly process: "none" };

/**
 * Reads a target letter by letter, as it came: it is neither decoded nor put in order, so that what only becomes a slot's
 * path, or leaves it, when somebody does that means none. WAY1
 */
export function readSlotPath(target: string): MeantFor {
  if (!/^\/p(?:$|[^\w-])/.test(target)) return { process: "any" };
  const [, slot, rest] = /^\/p\/([1-9]\d?)(\/[^/\\].*)$/.exec(target) ?? [];
  if (slot === undefined || rest === undefined || hasDotSegment(rest)) return { process: "none" };
  return { process: "slot", slot: Number(slot), rest };
}

function hasDotSegment(target: string): boolean {
  const [path = ""] = target.split(/[?#]/, 1);
  return path.split(/[/\\]|%2f|%5c/i).some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}
