import type { EntranceView, Knock } from "../../../shared/protocol.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import "./entranceNotices.css";

/**
 * Devices at a guarded team's door, each known by its number, and the two answers. `nameOf`: whose door it is, for those
 * who stand at several. AUT15
 */
export function KnockNotices(props: {
  readonly store: ContestStore;
  readonly nameOf?: (teamId: string) => string;
  /** Says what came of a click that came too late. */
  readonly say: (sentence: string) => void;
}) {
  const texts = useTexts();
  const { store, nameOf, say } = props;
  const { knocks }: EntranceView = store.entrance.value;

  async function answer({ id, teamId }: Knock, letIn: boolean): Promise<void> {
    focusContent();
    const reply = await store.settle("knock", { teamId, knockId: id, letIn });
    if (!reply) say(refusalSentence(texts, { code: "unreachable" }));
    else if (!reply.ok) say(refusalSentence(texts, reply.rejection));
  }

  return (
    <div role="status">
      {knocks.map((knock) => (
        <section
          key={knock.id}
          class="notice entrance-notice"
          data-tone="warn"
          aria-label={texts.entrance.door}
        >
          <p>
            {texts.entrance.device}{" "}
            <strong class="code" translate={false}>
              {knock.number}
            </strong>{" "}
            {nameOf ? texts.entrance.wantsIn : texts.entrance.wantsToJoin}
            {nameOf && (
              <>
                {" "}
                <strong translate={false}>{nameOf(knock.teamId)}</strong>
              </>
            )}
            . {texts.entrance.doorWhy}
          </p>
          <div class="row">
            {([true, false] as const).map((letIn) => {
              const words = letIn ? texts.entrance.letIn : texts.entrance.sendAway;
              return (
                <button
                  key={words}
                  type="button"
                  class="button"
                  data-size="small"
                  aria-label={`${words}: ${knock.number}`}
                  onClick={() => void answer(knock, letIn)}
                >
                  {words}
                </button>
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}

/** The notice goes with the click; whoever works by the keyboard goes on from the page's beginning. */
export function focusContent(): void {
  document.querySelector<HTMLElement>("#content")?.focus();
}
