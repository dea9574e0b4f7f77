import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import type { Trouble } from "../../net/http.ts";

/** What a page has asked the server for. */
export interface Awaited<T> {
  /** Null: not there, or not any more. */
  readonly reply: ReadonlySignal<T | null>;
  /** Why the last question brought nothing. To be said where the reply would stand. PAG35 */
  readonly trouble: ReadonlySignal<Trouble | null>;
  again(): void;
}

/** Asks when it is shown, and whenever `ask` becomes another; an answer to an earlier question is dropped. */
export function useReply<T>(
  ask: () => Promise<
    { readonly ok: true; readonly reply: T } | { readonly ok: false; readonly problem: Trouble }
  >,
): Awaited<T> {
  const reply = useSignal<T | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const newest = useRef(0);
  const read = useCallback(async () => {
    const mine = ++newest.current;
    const answer = await ask();
    if (mine !== newest.current) return;
    reply.value = answer.ok ? answer.reply : null;
    trouble.value = answer.ok ? null : answer.problem;
  }, [ask, reply, trouble]);
  useEffect(() => {
    void read();
    return () => {
      newest.current++;
    };
  }, [read]);
  return { reply, trouble, again: () => void read() };
}
