import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { useApp } from "../AppContext.ts";
import { saveFile } from "../parts/saveFile.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";

/** It cannot be opened at the moment: what it holds can be had all the same. RUN12 */
export function BrokenContest({ code }: { readonly code: string }) {
  const texts = useTexts();
  const { session } = useApp();
  const trouble = useSignal<Trouble | null>(null);

  async function download(): Promise<void> {
    const answer = await session.call("journal", { code });
    trouble.value = answer.ok ? null : answer.problem;
    if (answer.ok) saveFile(`regatta-${code}.jsonl`, "application/x-ndjson", answer.reply);
  }

  return (
    <>
      <strong>{texts.console.broken}</strong>{" "}
      <button type="button" class="button" data-size="small" onClick={() => void download()}>
        {texts.console.downloadJournal}
      </button>
      <TroubleNotice trouble={trouble.value} />
    </>
  );
}
