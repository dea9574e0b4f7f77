import { useSignal } from "@preact/signals";
import type { CardId } from "../../../shared/ids.ts";
import type { ReadinessFinding, ReadinessReport } from "../../../shared/simulation/readiness.ts";
import { readinessSentence } from "../../i18n/readinessSentence.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { Notice } from "../parts/Notice.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { useContent, useDesk } from "./StudioContext.ts";

const usualTeams = 10;
const mostTeams = 300;

/** What to look at before the start: found by looking at the board, and by simulated teams that play it. RDY1 RDY2 */
export function ReadinessPane() {
  const { studio: words } = useTexts();
  const { session } = useApp();
  const { store } = useDesk();
  const typed = useSignal(`${usualTeams}`);
  const { isSending: isBusy, once } = useOnce();
  const report = useSignal<ReadinessReport | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const teams = /^\d{1,3}$/u.test(typed.value.trim()) ? Number(typed.value) : 0;
  const isFit = teams >= 1 && teams <= mostTeams;

  async function check(): Promise<void> {
    const code = store.live.peek()?.view.roomCode;
    if (!isFit || !code) return;
    trouble.value = null;
    const answer = await session.call("readiness", { code, body: { teams } });
    if (answer.ok) report.value = answer.reply;
    else trouble.value = answer.problem;
  }

  return (
    <section class="stack" aria-label={words.panes.readiness}>
      <p class="muted">{words.readinessText}</p>
      <form
        class="studio-pair"
        onSubmit={(event) => {
          event.preventDefault();
          void once(check);
        }}
      >
        <Field
          label={words.teamsExpected}
          name="teams"
          inputMode="numeric"
          autocomplete="off"
          value={typed.value}
          error={isFit ? null : words.teamsWrong}
          onValue={(value) => {
            typed.value = value;
          }}
        />
        <button type="submit" class="button studio-check" aria-disabled={!isFit || isBusy}>
          {isBusy ? words.checking : words.check}
        </button>
      </form>
      <div role="status">
        <TroubleNotice trouble={trouble.value} />
        {report.value && <Report report={report.value} />}
      </div>
    </section>
  );
}

function Report({ report }: { readonly report: ReadinessReport }) {
  const { studio: words } = useTexts();
  const { findings, teams, contests, idleTeams } = report;
  return (
    <div class="stack">
      {findings.length === 0 && <Notice tone="good">{words.allReady}</Notice>}
      {findings.length > 0 && (
        <ul class="stack">
          {findings.map((finding, index) => (
            <li key={`${index + 1}`}>
              <Notice tone="warn">
                <Finding finding={finding} />
              </Notice>
            </li>
          ))}
        </ul>
      )}
      {contests > 0 && (
        <>
          <h2 class="small-title">{words.idleTitle(contests, teams)}</h2>
          <ol class="studio-idle">
            {idleTeams.map((idle, quarter) => (
              <li key={`${quarter + 1}`}>
                <span>{words.quarter(quarter + 1)}</span>
                <meter min={0} max={teams} value={idle} />
                <strong>{words.idleTeams(idle)}</strong>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

const mostCards = 8;

/** In words, with ways to the cards that it is about. */
function Finding({ finding }: { readonly finding: ReadinessFinding }) {
  const { preferences } = useApp();
  return (
    <>
      {readinessSentence(preferences.language.value, finding)}{" "}
      {finding.cardIds.slice(0, mostCards).map((cardId) => (
        <CardLink key={cardId} cardId={cardId} />
      ))}
    </>
  );
}

function CardLink({ cardId }: { readonly cardId: CardId }) {
  const { studio: words } = useTexts();
  const { opened } = useDesk();
  const place = useContent().cards.get(cardId)?.place;
  if (!place) return null;
  return (
    <button
      type="button"
      class="button"
      data-size="small"
      data-look="quiet"
      onClick={() => {
        opened.value = cardId;
      }}
    >
      {words.cardTitle(place.row, place.column)}
    </button>
  );
}
