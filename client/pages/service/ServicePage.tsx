import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { ForOrganizers } from "../console/ForOrganizers.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { ContestTable } from "./ContestTable.tsx";
import { ProcessTable } from "./ProcessTable.tsx";
import { useService } from "./useService.ts";

/** What is live at the moment, and how the processes are that have it. RDS12 */
export function ServicePage() {
  const { service: words } = useTexts();
  return (
    <ForOrganizers>
      <PlainPage width="wide">
        <div class="stack">
          <div class="row">
            <a class="button" href={pathTo.contests()}>
              {words.toContests}
            </a>
          </div>
          <h1>{words.title}</h1>
          <Service />
        </div>
      </PlainPage>
    </ForOrganizers>
  );
}

function Service() {
  const { app, service: words } = useTexts();
  const { shown, trouble } = useService();
  const view = shown.value;
  return (
    <>
      <TroubleNotice trouble={trouble.value} />
      {!view && !trouble.value && (
        <p class="muted" role="status">
          {app.loading}
        </p>
      )}
      {view?.incomplete && <Notice tone="info">{words.incomplete}</Notice>}
      {view && <ContestTable contests={view.contests} />}
      {view?.processes && <ProcessTable processes={view.processes} />}
    </>
  );
}
