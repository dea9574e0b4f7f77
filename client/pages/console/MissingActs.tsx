import type { PublicView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Notice } from "../parts/Notice.tsx";

/** How many acts the database lost, until the contest goes on. HEA9 PAG42 */
export function MissingActs({
  contest: { missingActs, phase },
}: {
  readonly contest: Pick<PublicView, "missingActs" | "phase">;
}) {
  const { heal } = useTexts();
  return (
    <div class="missing-acts" data-figure="missing-acts" role="status">
      {missingActs !== null && (
        <Notice tone="warn">
          {phase === "paused" ? heal.pausedForModerators(missingActs) : heal.lost(missingActs)}
        </Notice>
      )}
    </div>
  );
}
