import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "./Notice.tsx";

/** Says that the page is older than the server, or lacks a part, and what becomes of it; nothing while it is whole. PAG4 */
export function PageAgeNotice() {
  const { app: words } = useTexts();
  const age = useApp().pageAge.value;
  const isReloading = age === "updated" || age === "lost";
  return (
    <div role="alert" class="page-age">
      {isReloading && <Notice tone="info">{words[age]}</Notice>}
      {!isReloading && age !== "current" && (
        <Notice tone="warn">
          {words[age]}{" "}
          <button type="button" class="button" data-size="small" onClick={() => location.reload()}>
            {words.reload}
          </button>
        </Notice>
      )}
    </div>
  );
}
