import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { saveFile } from "../parts/saveFile.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useDownload } from "../parts/useDownload.ts";

/** It cannot be opened at the moment: what it holds can be had all the same. RUN12 */
export function BrokenContest({ code }: { readonly code: string }) {
  const texts = useTexts();
  const { session } = useApp();
  const { isSending, trouble, download } = useDownload(
    () => session.call("journal", { code }),
    (lines) => saveFile(`regatta-${code}.jsonl`, "application/x-ndjson", lines),
  );
  return (
    <>
      <strong>{texts.console.broken}</strong>{" "}
      <button
        type="button"
        class="button"
        data-size="small"
        aria-disabled={isSending}
        onClick={() => void download()}
      >
        {texts.console.downloadJournal}
      </button>
      <TroubleNotice trouble={trouble} />
    </>
  );
}
