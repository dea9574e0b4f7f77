import type { FileProblem } from "../../../shared/contestFile/problems.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { FileProblemTable } from "./FileProblems.tsx";

interface FileWarningsProps {
  readonly roomCode: string;
  readonly title: string;
  readonly warnings: readonly FileProblem[];
}

/** What is odd in a file whose contest was made, before its room is opened. FIL8 */
export function FileWarnings({ roomCode, title, warnings }: FileWarningsProps) {
  const words = useTexts().console;
  const { router } = useApp();
  const label = words.warnings(title, warnings.length);
  return (
    <div role="alert" class="stack">
      <Notice tone="info">{label}</Notice>
      <FileProblemTable label={label} problems={warnings} />
      <button
        type="button"
        class="button"
        data-look="main"
        onClick={() => router.go(pathTo.console(roomCode))}
      >
        {words.openMade}
      </button>
    </div>
  );
}
