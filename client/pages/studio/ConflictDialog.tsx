import type { CardWriting } from "../../../shared/contest/editActs.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Conflict } from "../../store/studio/conflicts.ts";
import { keyFormOf } from "../../store/studio/keyCells.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { useDesk } from "./StudioContext.ts";
import { useStep } from "./useStep.ts";

/**
 * Two have written one card: both are shown, and the author chooses. It comes while they type, so that no key decides
 * that was meant for the card, and who closes it chooses later. EDT4 EDT16
 */
export function ConflictDialog({ conflict }: { readonly conflict: Conflict }) {
  const { studio: words } = useTexts();
  const { studio } = useDesk();
  const { step } = useStep();
  const { cardId } = conflict;
  const settle = (keep: "mine" | "theirs") => void step(() => studio.settle(cardId, keep));
  const later = () => studio.conflicts.putOff(cardId);
  return (
    <Dialog title={words.conflictTitle} width="wide" onClose={later}>
      <p tabIndex={-1} data-first-focus>
        {words.conflictText}
      </p>
      <div class="studio-versions">
        <Version title={words.theirs} writing={conflict.theirs} other={conflict.mine} />
        <Version title={words.mine} writing={conflict.mine} other={conflict.theirs} />
      </div>
      <div class="row">
        <button type="button" class="button" onClick={later}>
          {words.decideLater}
        </button>
        <button type="button" class="button" onClick={() => settle("theirs")}>
          {words.takeTheirs}
        </button>
        <button type="button" class="button" data-look="main" onClick={() => settle("mine")}>
          {words.keepMine}
        </button>
      </div>
    </Dialog>
  );
}

/** What differs of one version. */
function Version(props: {
  readonly title: string;
  readonly writing: CardWriting;
  readonly other: CardWriting;
}) {
  const { studio: words } = useTexts();
  const [shown, other] = [linesOf(props.writing), linesOf(props.other)];
  return (
    <section class="stack" aria-label={props.title}>
      <h3>{props.title}</h3>
      <dl class="stack">
        {parts
          .filter((part) => shown[part] !== other[part])
          .map((part) => (
            <div key={part}>
              <dt class="muted">{words.parts[part]}</dt>
              <dd class="studio-version">{shown[part] || "—"}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

const parts = ["category", "price", "statement", "key", "solution"] as const;
type Part = (typeof parts)[number];

function linesOf(writing: CardWriting): Readonly<Record<Part, string>> {
  const { category, pricePoints, statement, solution } = writing;
  const { answer, choices, tolerance } = keyFormOf(writing);
  const key = [answer, choices, tolerance].filter((line) => line !== "").join("\n");
  return { category, price: `${pricePoints ?? ""}`, statement, key, solution };
}
