import type { Applicant } from "../../../shared/protocol.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { focusContent } from "../parts/KnockNotices.tsx";
import { useRoom } from "./RoomContext.ts";
import "../parts/entranceNotices.css";

/** Who waits to be let in, where the entry is by approval: one by one, or all at once. APV2 */
export function ApplicantNotices() {
  const texts = useTexts();
  const { teams: words } = texts;
  const { store, said, cockpit } = useRoom();
  const isMarked = cockpit.isMarked.value;
  const { applicants } = store.entrance.value;

  async function answer(whom: readonly Applicant[], letIn: boolean): Promise<void> {
    focusContent();
    said.value = null;
    const applicantIds = whom.map(({ id }) => id);
    const reply = await store.settle("applicants", { applicantIds, letIn });
    if (reply?.ok)
      said.value = { tone: "good", sentence: letIn ? words.letInDone(whom.length) : words.awayDone };
    else {
      const refusal = reply ? reply.rejection : ({ code: "unreachable" } as const);
      said.value = { tone: "bad", sentence: refusalSentence(texts, refusal) };
    }
  }
  const button = (label: string, whom: readonly Applicant[], letIn: boolean, name?: string) => (
    <button
      type="button"
      class="button"
      data-size="small"
      aria-label={name === undefined ? undefined : `${label}: ${name}`}
      onClick={() => void answer(whom, letIn)}
    >
      {label}
    </button>
  );

  return (
    <div role="status">
      {applicants.length > 0 && (
        <section class="notice entrance-notice" data-tone="warn" aria-label={words.applicants}>
          <div class="row">
            <span>{words.waiting(applicants.length)}</span>
            {applicants.length > 1 && button(words.letAllIn, applicants, true)}
            {applicants.length > 1 && button(words.sendAllAway, applicants, false)}
          </div>
          <ul class="applicants">
            {applicants.map((applicant) => (
              <li key={applicant.id} class="row">
                <strong translate={false}>{applicant.name}</strong>
                {isMarked(applicant.name) && (
                  <span>
                    <span aria-hidden="true">⚠ </span>
                    {words.marked}
                  </span>
                )}
                {button(words.letIn, [applicant], true, applicant.name)}
                {button(words.sendAway, [applicant], false, applicant.name)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
