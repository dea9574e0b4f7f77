import { useTexts } from "../../i18n/texts.ts";
import type { EntryWait } from "../../store/inLine.ts";
import { Notice } from "../parts/Notice.tsx";

/** Why this page is not in yet, and what is to be done about it. */
export function WaitNotice({ wait }: { readonly wait: EntryWait }) {
  const { join } = useTexts();
  if (wait.for === "turn") return <Notice tone="info">{join.inLine(wait.place, wait.seconds)}</Notice>;
  if (wait.for === "organizer") return <Notice tone="info">{join.waitsForOrganizer}</Notice>;
  return (
    <Notice tone="info">
      {join.deviceNumber}{" "}
      <strong class="code" data-figure="device-number" translate={false}>
        {wait.number}
      </strong>
      . {join.waitsForClick}
    </Notice>
  );
}
