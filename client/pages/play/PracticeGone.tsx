import type { PracticeChoice } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import { PlainPage } from "../parts/PlainPage.tsx";
import { PracticeAgain } from "./PracticeAgain.tsx";

/** The server forgot it: a restart, or nobody was there for long. */
export function PracticeGone({ practice: choice }: { readonly practice: PracticeChoice }) {
  const { practice } = useTexts();
  return (
    <PlainPage width="narrow">
      <div class="stack">
        <h1>{practice.goneTitle}</h1>
        <p>{practice.goneText}</p>
        <PracticeAgain practice={choice} />
      </div>
    </PlainPage>
  );
}
