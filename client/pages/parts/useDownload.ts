import { useSignal } from "@preact/signals";
import type { Trouble } from "../../net/http.ts";
import { useOnce } from "./useOnce.ts";

/** A file behind a button. */
export interface Download {
  /** It or another of its place is on its way, and none is asked for meanwhile. CON8 */
  readonly isSending: boolean;
  /** Why the last one of its place did not come. PAG35 */
  readonly trouble: Trouble | null;
  download(): Promise<void>;
}

/** The files of one place, of which one is asked for at a time. */
export interface Downloads extends Omit<Download, "download"> {
  /** `save`: gives what has come to the reader. */
  fileOf<T>(ask: Ask<T>, save: (reply: T) => void): Download;
}

type Ask<T> = () => Promise<
  { readonly ok: true; readonly reply: T } | { readonly ok: false; readonly problem: Trouble }
>;

export function useDownloads(): Downloads {
  const { isSending, once } = useOnce();
  const trouble = useSignal<Trouble | null>(null);
  const all = { isSending, trouble: trouble.value };
  return {
    ...all,
    fileOf: (ask, save) => ({
      ...all,
      async download() {
        await once(async () => {
          trouble.value = null;
          const answer = await ask();
          if (answer.ok) save(answer.reply);
          else trouble.value = answer.problem;
        });
      },
    }),
  };
}

/** The only file of its place. */
export function useDownload<T>(ask: Ask<T>, save: (reply: T) => void): Download {
  return useDownloads().fileOf(ask, save);
}
