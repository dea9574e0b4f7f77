import type { EntranceView, Knock } from "../../../shared/protocol.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { focusContent } from "./focusContent.ts";
import { type NamedTeam, TeamInWords } from "./TeamNames.tsx";
import { useOnce } from "./useOnce.ts";
import "./entranceNotices.css";

interface Door {
  readonly store: ContestStore;
  /** Whose door it is, for those who stand at several. */
  readonly teamOf?: (teamId: string) => NamedTeam;
  /** Says what came of a click that came too late; who keeps it keeps the refusal. PAG43 */
  readonly say: (sentence: string, refusal: Trouble) => void;
}

/**
 * Devices at a guarded team's door, each known by its number, and the two answers. Only how many there are is read aloud by
 * itself. AUT15 CON13
 */
export function KnockNotices(door: Door) {
  const { entrance: words } = useTexts();
  const { knocks }: EntranceView = door.store.entrance.value;
  return (
    <div>
      <p class="visually-hidden" role="status">
        {knocks.length > 0 ? words.waiting(knocks.length) : ""}
      </p>
      {knocks.map((knock) => (
        <KnockNotice key={knock.id} knock={knock} door={door} />
      ))}
    </div>
  );
}

/** One device; it is answered once. CON8 */
function KnockNotice({ knock, door }: { readonly knock: Knock; readonly door: Door }) {
  const texts = useTexts();
  const { store, teamOf, say } = door;
  const { isSending, once } = useOnce();

  async function answer(letIn: boolean): Promise<void> {
    focusContent();
    const reply = await store.settle("knock", { teamId: knock.teamId, knockId: knock.id, letIn });
    if (reply?.ok) return;
    const refusal: Trouble = reply?.rejection ?? { code: "unreachable" };
    say(refusalSentence(texts, refusal), refusal);
  }

  return (
    <section class="notice entrance-notice" data-tone="warn" aria-label={texts.entrance.door}>
      <p>
        {texts.entrance.device}{" "}
        <strong class="code" translate={false}>
          {knock.number}
        </strong>{" "}
        {teamOf ? texts.entrance.wantsIn : texts.entrance.wantsToJoin}
        {teamOf && (
          <>
            {" "}
            <strong>
              <TeamInWords {...teamOf(knock.teamId)} />
            </strong>
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
              aria-disabled={isSending}
              onClick={() => void once(() => answer(letIn))}
            >
              {words}
            </button>
          );
        })}
      </div>
    </section>
  );
}
