import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { DownloadButton } from "../parts/DownloadButton.tsx";
import { saveFile } from "../parts/saveFile.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useDownload } from "../parts/useDownload.ts";

/** It cannot be opened at the moment: what it holds can be had all the same. RUN12 */
export function BrokenContest({ code }: { readonly code: string }) {
  const texts = useTexts();
  const { session } = useApp();
  const file = useDownload(
    () => session.call("journal", { code }),
    (lines) => saveFile(`regatta-${code}.jsonl`, "application/x-ndjson", lines),
  );
  return (
    <>
      <strong>{texts.console.broken}</strong>{" "}
      <DownloadButton file={file}>{texts.console.downloadJournal}</DownloadButton>
      <TroubleNotice trouble={file.trouble} />
    </>
  );
}
