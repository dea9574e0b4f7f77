import { useSignal } from "@preact/signals";
import type { Trouble } from "../../net/http.ts";
import { useOnce } from "./useOnce.ts";

/** A file behind a button. */
export interface Download {
  /** It is on its way, and is not asked for once more. CON8 */
  readonly isSending: boolean;
  /** Why it did not come the last time. PAG35 */
  readonly trouble: Trouble | null;
  download(): Promise<void>;
}

/** `save`: gives what has come to the reader. */
export function useDownload<T>(
  ask: () => Promise<
    { readonly ok: true; readonly reply: T } | { readonly ok: false; readonly problem: Trouble }
  >,
  save: (reply: T) => void,
): Download {
  const { isSending, once } = useOnce();
  const trouble = useSignal<Trouble | null>(null);
  return {
    isSending,
    trouble: trouble.value,
    async download() {
      await once(async () => {
        trouble.value = null;
        const answer = await ask();
        if (answer.ok) save(answer.reply);
        else trouble.value = answer.problem;
      });
    },
  };
}
