import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "./Notice.tsx";

/** Says that the page is older than the server, and what becomes of it; nothing while it is not. PAG4 */
export function PageAgeNotice() {
  const { app: words } = useTexts();
  const { pageAge } = useApp();
  return (
    <div role="alert" class="page-age">
      {pageAge.value === "updated" && <Notice tone="info">{words.updated}</Notice>}
      {pageAge.value === "stale" && (
        <Notice tone="warn">
          {words.stale}{" "}
          <button type="button" class="button" data-size="small" onClick={() => location.reload()}>
            {words.reload}
          </button>
        </Notice>
      )}
    </div>
  );
}
