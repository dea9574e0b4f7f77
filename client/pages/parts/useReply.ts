import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { isPassing, type Trouble } from "../../net/http.ts";
import { whileSeen } from "./whileSeen.ts";

/** What a page has asked the server for. */
export interface Awaited<T> {
  /** Null: not there, or not any more. */
  readonly reply: ReadonlySignal<T | null>;
  /** Why the last question brought nothing. To be said where the reply would stand. PAG35 */
  readonly trouble: ReadonlySignal<Trouble | null>;
  again(): void;
}

/**
 * Asks when it is shown, and whenever `ask` becomes another; an answer to an earlier question is dropped. What may become
 * another afterwards is `followed`: asked for again while the page is seen. PAG40
 */
export function useReply<T>(
  ask: () => Promise<
    { readonly ok: true; readonly reply: T } | { readonly ok: false; readonly problem: Trouble }
  >,
  { followed = false }: { readonly followed?: boolean } = {},
): Awaited<T> {
  const reply = useSignal<T | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const newest = useRef(0);
  const read = useCallback(async () => {
    const mine = ++newest.current;
    const answer = await ask();
    if (mine !== newest.current) return;
    // What is there says more than that nobody could be asked just now.
    if (!answer.ok && reply.peek() !== null && isPassing(answer.problem)) return;
    reply.value = answer.ok ? answer.reply : null;
    trouble.value = answer.ok ? null : answer.problem;
  }, [ask, reply, trouble]);
  useEffect(() => {
    // What was asked before is another thing.
    reply.value = null;
    trouble.value = null;
    void read();
    return () => {
      newest.current++;
    };
  }, [read]);
  useEffect(() => (followed ? whileSeen(() => void read()) : undefined), [followed, read]);
  return { reply, trouble, again: () => void read() };
}
