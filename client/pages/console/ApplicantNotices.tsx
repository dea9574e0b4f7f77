import type { Applicant } from "../../../shared/protocol.ts";
import { useTexts } from "../../i18n/texts.ts";
import { focusContent } from "../parts/focusContent.ts";
import { useRoom } from "./RoomContext.ts";
import { useSettle } from "./useAct.ts";
import "../parts/entranceNotices.css";

/** Who waits to be let in, where the entry is by approval: one by one, or all at once. APV2 CON13 */
export function ApplicantNotices() {
  const { teams: words } = useTexts();
  const { store, cockpit } = useRoom();
  const isMarked = cockpit.isMarked.value;
  const { applicants } = store.entrance.value;
  const areThere = applicants.length > 0;
  return (
    <section
      class={areThere ? "notice entrance-notice" : undefined}
      data-tone="warn"
      aria-label={areThere ? words.applicants : undefined}
    >
      <div class="row">
        <span role="status">{areThere ? words.waiting(applicants.length) : ""}</span>
        {applicants.length > 1 && <Answers whom={applicants} words={[words.letAllIn, words.sendAllAway]} />}
      </div>
      {areThere && (
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
              <Answers
                whom={[applicant]}
                words={[words.letIn, words.sendAway]}
                label={`: ${applicant.name}`}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** In, or away. */
function Answers(props: {
  readonly whom: readonly Applicant[];
  readonly words: readonly [string, string];
  readonly label?: string;
}) {
  const { isSending, settle } = useSettle();
  const { whom, label } = props;
  const answer = (letIn: boolean) => {
    focusContent();
    // Of some of them a colleague may have said something else, or they have gone.
    void settle("applicants", { applicantIds: whom.map(({ id }) => id), letIn }, ({ teams }, count) =>
      letIn ? teams.letInDone(count ?? whom.length) : teams.awayDone,
    );
  };
  return (
    <>
      {props.words.map((text, index) => (
        <button
          key={text}
          type="button"
          class="button"
          data-size="small"
          aria-label={label === undefined ? undefined : text + label}
          aria-disabled={isSending}
          onClick={() => answer(index === 0)}
        >
          {text}
        </button>
      ))}
    </>
  );
}
